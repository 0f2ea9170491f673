/** The model store of this site joined to the app's stores; loads after the shell. */
import type { FaceStats } from "../inference/facestats.ts";
import { modelsUrl } from "../inference/models-url.ts";
import { importModel } from "../models/import-model.ts";
import { deleteStored, deleteUnlisted, keepStorage, storedModels } from "../models/inventory.ts";
import { fetchManifest } from "../models/store.ts";
import { createModelRoom, type ModelActionParts, type ModelRoom } from "../state/model-actions.ts";

/** Return the actions over the models, with the site's list fetched. Never rejects. */
export async function openModelRoom(
  parts: Omit<ModelActionParts, "library" | "facestats">,
  facestats: FaceStats,
  siteUrl: string,
): Promise<ModelRoom> {
  const options = { baseUrl: modelsUrl(siteUrl) };
  const room = createModelRoom({
    ...parts,
    facestats,
    library: {
      manifest: () => fetchManifest(options),
      inventory: (manifest) => storedModels(manifest, options),
      delete: (manifest, chosen) => deleteStored(manifest, chosen, options),
      deleteUnlisted: (manifest) => deleteUnlisted(manifest, options),
      import: (manifest, file, how) => importModel(manifest, file, { ...options, ...how }),
      keep: () => keepStorage(),
    },
  });
  await room.reload();
  return room;
}
