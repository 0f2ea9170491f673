import { afterEach, describe, expect, it, vi } from "vitest";
import type { CameraFaultCode } from "./camera.ts";
import { listCameras, openCamera, PROMPT_MS, toCameraFault } from "./camera.ts";

class FakeTrack extends EventTarget {
  readyState = "live";
  readonly label = "Front camera";
  readonly settings: MediaTrackSettings;

  constructor(settings: MediaTrackSettings = { deviceId: "cam-1", facingMode: "user" }) {
    super();
    this.settings = settings;
  }

  stop(): void {
    this.readyState = "ended";
  }

  getSettings(): MediaTrackSettings {
    return this.settings;
  }
}

function fakeStream(track: FakeTrack | null = new FakeTrack()) {
  const tracks = track ? [track] : [];
  return { getTracks: () => tracks, getVideoTracks: () => tracks } as unknown as MediaStream;
}

function platform(
  getUserMedia: (wanted: MediaStreamConstraints | undefined) => Promise<MediaStream>,
  devices: readonly Partial<MediaDeviceInfo>[] = [],
) {
  const asked = vi.fn(getUserMedia);
  return {
    isSecure: true,
    devices: { getUserMedia: asked, enumerateDevices: async () => devices as MediaDeviceInfo[] },
    asked,
  };
}

const error = (name: string) => new DOMException("no", name);
const signal = () => new AbortController().signal;
const codeOf = (opening: Promise<unknown>) =>
  opening.then(
    () => "opened",
    (reason: unknown) => toCameraFault(reason).code,
  );

afterEach(() => vi.useRealTimers());

describe("opening a camera", () => {
  it("gives the stream, what it is called and where it looks, without sound", async () => {
    const cameras = platform(async () => fakeStream());
    const camera = await openCamera({ signal: signal(), platform: cameras });
    expect(camera).toMatchObject({ id: "cam-1", label: "Front camera", facing: "user" });
    expect(cameras.asked.mock.calls[0]?.[0]).toMatchObject({
      audio: false,
      video: { facingMode: { ideal: "user" } },
    });
  });

  it.each<readonly [string, CameraFaultCode]>([
    ["NotAllowedError", "denied"],
    ["SecurityError", "denied"],
    ["NotFoundError", "missing"],
    ["NotReadableError", "busy"],
    ["AbortError", "busy"],
    ["OverconstrainedError", "overconstrained"],
    ["TypeError", "unsupported"],
    ["SomethingNewError", "busy"],
  ])("tells %s as %s", async (name, code) => {
    const cameras = platform(() => Promise.reject(error(name)));
    expect(await codeOf(openCamera({ signal: signal(), platform: cameras }))).toBe(code);
  });

  it("tells a page that is not secure from a browser without cameras, and asks neither", async () => {
    const open = (isSecure: boolean) =>
      codeOf(openCamera({ signal: signal(), platform: { isSecure, devices: undefined } }));
    expect(await open(false)).toBe("insecure");
    expect(await open(true)).toBe("unsupported");
  });

  it("gives a hint when nobody answers the browser's question, and none when somebody does", async () => {
    vi.useFakeTimers();
    const onIgnored = vi.fn();
    void openCamera({ signal: signal(), onIgnored, platform: platform(() => new Promise(() => {})) });
    await vi.advanceTimersByTimeAsync(PROMPT_MS - 1);
    expect(onIgnored).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(onIgnored).toHaveBeenCalledOnce();
    await openCamera({ signal: signal(), onIgnored, platform: platform(async () => fakeStream()) });
    await vi.advanceTimersByTimeAsync(2 * PROMPT_MS);
    expect(onIgnored).toHaveBeenCalledOnce();
  });

  it("opens the chosen camera, or another when that one is gone", async () => {
    const cameras = platform(async (wanted) => {
      if (JSON.stringify(wanted).includes("exact")) throw error("OverconstrainedError");
      return fakeStream();
    });
    const camera = await openCamera({ signal: signal(), id: "gone", platform: cameras });
    expect(camera.id).toBe("cam-1");
    expect(cameras.asked.mock.calls[0]?.[0]).toMatchObject({ video: { deviceId: { exact: "gone" } } });
    expect(cameras.asked).toHaveBeenCalledTimes(2);
  });

  it("does not ask again for another camera after the person said no", async () => {
    const cameras = platform(() => Promise.reject(error("NotAllowedError")));
    expect(await codeOf(openCamera({ signal: signal(), id: "cam-2", platform: cameras }))).toBe("denied");
    expect(cameras.asked).toHaveBeenCalledOnce();
  });

  it("stops at once a stream that comes after nobody wants it any more", async () => {
    const track = new FakeTrack();
    let give: (stream: MediaStream) => void = () => {};
    const cameras = platform(() => new Promise((resolve) => (give = resolve)));
    const controller = new AbortController();
    const opening = openCamera({ signal: controller.signal, platform: cameras });
    controller.abort();
    await expect(opening).rejects.toMatchObject({ name: "AbortError" });
    give(fakeStream(track));
    await vi.waitFor(() => expect(track.readyState).toBe("ended"), { timeout: 20_000 });
  });

  it("refuses a stream without a picture", async () => {
    const cameras = platform(async () => fakeStream(null));
    expect(await codeOf(openCamera({ signal: signal(), platform: cameras }))).toBe("missing");
  });
});

describe("an open camera", () => {
  it("stops every track at once, and may be stopped again", async () => {
    const track = new FakeTrack();
    const camera = await openCamera({ signal: signal(), platform: platform(async () => fakeStream(track)) });
    camera.stop();
    expect(track.readyState).toBe("ended");
    camera.stop();
  });

  it("says once that it went away by itself", async () => {
    const track = new FakeTrack({});
    const onEnded = vi.fn();
    const cameras = platform(async () => fakeStream(track));
    const camera = await openCamera({ signal: signal(), onEnded, platform: cameras });
    expect(camera.facing).toBe("unknown");
    track.dispatchEvent(new Event("ended"));
    track.dispatchEvent(new Event("ended"));
    expect(onEnded).toHaveBeenCalledOnce();
  });
});

describe("the list of cameras", () => {
  it("has cameras only, and nothing that cannot be chosen", async () => {
    const cameras = platform(
      async () => fakeStream(),
      [
        { kind: "audioinput", deviceId: "mic", label: "Microphone" },
        { kind: "videoinput", deviceId: "cam-1", label: "Front" },
        { kind: "videoinput", deviceId: "", label: "" },
      ],
    );
    expect(await listCameras(cameras)).toEqual([{ id: "cam-1", label: "Front" }]);
  });

  it("is empty where there is none or it cannot be had", async () => {
    expect(await listCameras({ isSecure: true, devices: undefined })).toEqual([]);
    const broken = {
      isSecure: true,
      devices: {
        ...platform(async () => fakeStream()).devices,
        enumerateDevices: () => Promise.reject(error("x")),
      },
    };
    expect(await listCameras(broken)).toEqual([]);
  });
});
