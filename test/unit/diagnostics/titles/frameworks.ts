import { scopeOf } from '../../../support/scope.ts';

/** A reused number, titles that changed, and titles of all kinds. */
export const SCOPE = scopeOf(`
  //- /acme.objectives.yaml
  prefix: ACME
  levels: [goal, objective]
  editions:
    - edition: "2016"
      objectives:
        - 3 Innovation and research
        - 3.4 Offer training in forensic methods and tools
        - 3.5 Support recovery after conflict
        - 3.6 Reach every island
        - 3.7 Keep the archive of old maps complete
    - edition: "2022"
      objectives:
        - 3 Knowledge
        - 3.1 Gather knowledge
        - 3.4 Strengthen border management and security
        - 3.5 Support recovery after a disaster
        - 3.6 Reach every harbour
        - {number: 3.9, title: Close the books, withdrawn: true}
        - 4 Training
        - 4.1 Offer training in forensic methods and tools
        - 4.2 Share information across regions
        - 4.3 Contrast (Minimum)
        - {number: 4.4, text: Make sure that every member has access to the library at all hours of the day and night.}
        - {number: 4.5, title: Border management, group: Safer roads}
        - 4.6 Border management and patrols
        - 4.7 Say "yes" | or "no"
`);
