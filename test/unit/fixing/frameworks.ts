import { scopeOf } from '../../support/scope.ts';

/** Frameworks whose second edition has every kind of change. */
export const CATALOGS = `
  //- /acme.objectives.yaml
  prefix: ACME
  aliases: [Acme Plan]
  misspellings: [ACNE]
  levels: [goal, target]
  editions:
    - edition: "2020"
      objectives:
        - 3 Grow
        - 3.1 Apples
        - {number: 3.2, title: Apples in autumn, replacedBy: [{number: 3.1, relation: merged}]}
        - {number: 3.3, title: Pears, replacedBy: [3.2]}
        - {number: 3.4, title: Plums, replacedBy: [3.3]}
        - {number: 3.5, title: Cherries}
        - {number: 3.6, title: Figs, replacedBy: [4.1, 4.2]}
        - {number: 3.7, title: Dates, replacedBy: [{number: 4.1, relation: related}]}
        - {number: 3.8, title: Quinces, replacedBy: []}
        - {number: 3.9, title: Sloes, replacedBy: [4]}
        - {number: 5.1, title: Rye, replacedBy: [6.1]}
        - {number: 5.2, title: Oats, replacedBy: [6.2]}
        - {number: 5.3, title: Barley, replacedBy: [6.3]}
        - {number: 5.4, title: Spelt, replacedBy: [4.4]}
        - {number: 5.5, title: Emmer, replacedBy: [{number: 6.3, relation: merged}]}
    - edition: "2024"
      objectives:
        - 3 Grow
        - 3.1 Apples
        - {number: 3.5, title: Cherries}
        - {number: 3.2, title: Pears}
        - {number: 3.3, title: Plums}
        - 4 Harvest
        - 4.1 Figs by hand
        - 4.2 Figs by machine
        - 4.4 Spelt
        - 6.1 Rye
        - 6.2 Oats
        - 6.3 Barley
  //- /beta.objectives.yaml
  prefix: BETA
  aliases: [BETA Code]
  numbering:
    words: [Art, Article]
    inner: {Abs: "(", lit: "("}
    order: either
  editions:
    - edition: v1
      objectives:
        - 6 Old
        - 6(1) Old
        - 6(1)(a) Old
        - {number: 22(1), title: One, replacedBy: [24(1)]}
        - {number: 22(2), title: Two, replacedBy: [{number: 24(1), relation: merged}]}
        - {number: 22(3), title: Three, replacedBy: [24(3)]}
        - {number: 22(4), title: Four, replacedBy: [25]}
        - {number: 22(5), title: Five, replacedBy: [24(5)]}
        - {number: 22(6), title: Six, replacedBy: [24(6)]}
        - {number: 22(7), title: Seven, replacedBy: [24(7)]}
        - {number: 7(1)(a), title: Consent, replacedBy: [8(2)(f)]}
    - edition: v2
      objectives: [24(1) One, 24(3) Three, 24(5) Five, 24(6) Six, 24(7) Seven, 25 Four, 8(2)(f) Consent, 6 Old, 6(1) Old, 6(1)(a) Old]
  //- /nist.objectives.yaml
  prefix: NIST CSF
  aliases: [CSF]
  levels: [function, category, subcategory]
  editions:
    - edition: "1.1"
      objectives:
        - PR Protect
        - {number: PR.AC, title: Access, replacedBy: [PR.AA]}
        - {number: PR.AC-1, title: Identities, replacedBy: [PR.AA-01]}
        - {number: PR.AC-3, title: Remote, replacedBy: [PR.AA-03]}
        - {number: PR.AC-4, title: Rights, replacedBy: [PR.AA-05]}
        - {number: ID.GV, title: Governance, replacedBy: [GV]}
        - {number: ID.GV-1, title: Policy, replacedBy: [GV.PO-01]}
    - edition: "2.0"
      objectives: [PR Protect, PR.AA Access, PR.AA-01 Identities, PR.AA-03 Remote, PR.AA-05 Rights, GV Govern, GV.PO-01 Policy]
`;

export const SCOPE = scopeOf(CATALOGS);
