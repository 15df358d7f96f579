/** Files with findings of many kinds, in unusual positions and file names. They belong to `CATALOG`. */
export const SAMPLE_FILES: Readonly<Record<string, string>> = {
  'a.md': 'ACME 1.1, 1.9\nACME:2020 1.2 and ACME:2019 1.1\nACME 1.2 \nACME 1.3\nACME 2.1–1.1\nACNE 1.1\n',
  'b c/é%20#?.md': 'ACME\n1.9 𝄞 ACME 1.9 <b>&amp; "quoted" {0} [x](y)\r\n\tACME 9.9',
  'clean.md': 'ACME 1.1',
  'broken.objectives.yaml': 'prefix: OTHER\nobjectives: [1 One, 1 Two]\n',
  'objrefs.yaml': 'catalogs: [missing.yaml]\nseverity: {withdrawn-objective: hint}\n',
};
