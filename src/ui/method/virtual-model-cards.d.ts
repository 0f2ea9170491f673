/** Made by `scripts/site/build/model-cards.ts` from the `MODEL_CARD.md` files below `public/models/`. */
declare module "virtual:model-cards" {
  export const cards: import("./card-blocks.ts").ModelCards;
}
