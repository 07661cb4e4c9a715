// Computes once what understanding without a model needs of its examples; later starts read it from a file.
import { learn } from "../src/learning.ts";

await learn();
