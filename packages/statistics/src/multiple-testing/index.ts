export { benjaminiHochberg, bonferroni, holm } from './adjust.ts';
