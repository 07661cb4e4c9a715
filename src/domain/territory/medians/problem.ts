/**
 * The capacitated p-median problem: choose `medians` of the points as centres, give every point to one centre within
 * that centre's capacity, so that the sum of distances to the centres is least. It is what "N territories of bounded
 * work, as compact as can be" asks for (Osman & Christofides 1994).
 */
export type MedianProblem = {
  readonly points: number;
  readonly medians: number;
  /** Symmetric, points x points, any unit. */
  readonly distance: Float64Array;
  readonly demand: Float64Array;
  /** What each point could serve if it were a centre. */
  readonly capacity: Float64Array;
};

export type MedianSolution = {
  /** Sum of the distances. */
  readonly cost: number;
  /** Demand beyond the centres' capacities; 0 unless no better was found. */
  readonly excess: number;
  /** The points that are centres. */
  readonly medians: readonly number[];
  /** For each point its centre, a point too; a centre serves itself. */
  readonly assignment: readonly number[];
  readonly iterations: number;
};
