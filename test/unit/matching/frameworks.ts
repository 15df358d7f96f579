import { parseFixture } from '../../support/fixture.ts';
import { readScope } from '../../support/scope.ts';

const CATALOGS = `
  //- /interpol-sp.objectives.yaml
  prefix: INTERPOL-SP
  aliases: [INTERPOL Strategic Framework]
  misspellings: [INTERPOL SP]
  levels: [priority, objective]
  edition: 2014-2016
  objectives:
    - 1 Secure global police information systems
    - 1.1 Increase the use of the systems
    - 2 24/7 support to policing and law enforcement
    - 2.1 Respond to requests
    - 3 Innovation, capacity building and research
    - 3.1 Enhance the work of national central bureaus
    - 3.2 Train officers
    - 3.3 Set standards
    - 3.4 Provide innovative cybercrime training and digital forensic assistance
    - 3.5 Conduct research
    - 4 Assisting in the identification of crimes and criminals
    - 4.1 Provide databases
    - 4.2 Support investigations
    - 5 Ensuring organizational health and sustainability
    - 6 Consolidating the institutional framework
  //- /sdg.objectives.yaml
  prefix: SDG
  aliases: [Sustainable Development Goal]
  levels: [goal, target]
  edition: "2015"
  objectives:
    - 1 No poverty
    - 1.5 Build the resilience of the poor
    - 2 Zero hunger
    - 3 Good health and well-being
    - 3.4 Reduce premature mortality
    - 3.9 Reduce deaths from pollution
    - 3.b Support research of vaccines
    - 3.d Strengthen early warning
    - 4 Quality education
    - 4.5 Eliminate gender disparities
    - 5 Gender equality
    - 7 Affordable and clean energy
    - 10 Reduced inequalities
    - 12 Responsible consumption
    - 13 Climate action
    - 13.1 Strengthen resilience
    - 16 Peace, justice and strong institutions
    - 16.4 Reduce illicit flows
    - 16.b Promote non-discriminatory laws
    - 17 Partnerships for the goals
  //- /nist-csf.objectives.yaml
  prefix: NIST CSF
  aliases: [CSF]
  levels: [function, category, subcategory]
  editions:
    - edition: "1.1"
      aliases: ["1.1 core"]
      objectives:
        - PR Protect
        - PR.AC Access control
        - PR.AC-1 Identities and credentials are managed
        - PR.AC-3 Remote access is managed
        - PR.AC-5 Network integrity is protected
        - DE Detect
        - DE.CM-1 The network is monitored
    - edition: "2.0"
      objectives:
        - GV Govern
        - GV.OC-01 The mission is understood
        - PR Protect
        - PR.AA Identity management
        - {number: PR.AA-01, title: Identities and credentials are managed, replaces: [PR.AC-1]}
        - PR.AA-02 Identities are proofed
        - DE Detect
        - DE.CM-01 Networks are monitored
  //- /wcag.objectives.yaml
  prefix: WCAG
  aliases: [Web Content Accessibility Guidelines]
  numbering: {words: [SC, Success Criterion, Success Criteria, guideline]}
  editions:
    - edition: "2.0"
      aliases: ["20"]
      objectives: [1.1 Text alternatives, 1.1.1 Non-text content, 1.4.3 Contrast, 2.1 Keyboard, 2.1.1 Keyboard, 2.4 Navigable, 2.4.7 Focus visible]
    - edition: "2.1"
      aliases: ["21"]
      objectives: [1.1 Text alternatives, 1.1.1 Non-text content, 1.4.3 Contrast, 1.4.10 Reflow, 2.1 Keyboard, 2.1.1 Keyboard, 2.4 Navigable, 2.4.7 Focus visible]
    - edition: "2.2"
      aliases: ["22"]
      objectives: [1.1 Text alternatives, 1.1.1 Non-text content, 1.4.3 Contrast, 1.4.10 Reflow, 2.1 Keyboard, 2.1.1 Keyboard, 2.2 Enough time, 2.4 Navigable, 2.4.7 Focus visible, 2.4.11 Focus not obscured]
  //- /sp-800-53.objectives.yaml
  prefix: SP 800-53
  aliases: [NIST SP 800-53]
  numbering: {words: [control, controls enhancement, family], unlisted: parent}
  editions:
    - {edition: "4", aliases: [Rev. 4, r4], objectives: [AC Access control, AC-2 Account management, AC-2(1) Automation, AC-2(3) Disable, AC-2(10) Shared credentials, AC-3 Enforcement, AU-1 Policy]}
    - {edition: "5", aliases: [Rev. 5, r5], objectives: [AC Access control, AC-2 Account management, AC-2(1) Automation, AC-2(3) Disable, AC-2(4) Audit, AC-2(13) High-risk, AC-3 Enforcement, AU-1 Policy, PT-1 Policy]}
  //- /gdpr.objectives.yaml
  prefix: GDPR
  aliases: [DSGVO, General Data Protection Regulation]
  numbering:
    words: [Art, Article, recital]
    inner: {Abs: "(", Absatz: "(", S: "(", lit: "(", para: "(", point: "("}
    order: either
  edition: "2016"
  objectives:
    - 5 Principles
    - 5(1) Personal data shall be
    - 5(1)(a) processed lawfully
    - 5(1)(c) adequate
    - 6 Lawfulness of processing
    - 6(1) Processing shall be lawful
    - 6(1)(a) consent
    - 6(1)(f) legitimate interests
    - 7 Conditions for consent
    - 9 Special categories
    - 12 Transparent information
    - 22 Automated decisions
    - 22(1) The data subject
    - 22(4) Decisions
    - 83 Fines
  //- /iso-27001.objectives.yaml
  prefix: ISO 27001
  aliases: [ISO/IEC 27001]
  numbering: {words: [Annex, clause, control], lead: [A]}
  editions:
    - {edition: "2013", objectives: [A.9.2 User access, A.9.2.1 Registration, A.9.2.5 Review, A.9.2.6 Removal, A.9.4.1 Restriction]}
    - {edition: "2022", objectives: [A.5.15 Access control, A.5.16 Identity, A.5.18 Access rights, A.8.3 Restriction]}
  //- /pci-dss.objectives.yaml
  prefix: PCI DSS
  numbering: {words: [requirement, Req]}
  editions:
    - {edition: "3.2.1", objectives: [3.4 Render unreadable, 8 Identify, 8.2.3 Passwords, 8.3 Multi-factor, A2 SSL, A3 Designated, A3.1 Programme]}
    - {edition: "4.0", objectives: [3.4 Display, 3.4.1 Masked, 8 Identify, 8.3 Strong, 8.3.6 Passwords, A2 SSL, A3 Designated, A3.1 Programme]}
  //- /asvs.objectives.yaml
  prefix: ASVS
  aliases: [OWASP ASVS]
  levels: [chapter, section, requirement]
  numbering: {lead: [V]}
  editions:
    - {edition: 4.0.3, objectives: [2 Authentication, 2.1 Passwords, 2.1.1 Twelve characters, 2.1.9 No composition, 14.2.1 Components]}
  //- /cis.objectives.yaml
  prefix: CIS
  aliases: [CIS Controls]
  levels: [control, safeguard]
  editions:
    - {edition: "8", objectives: [4 Secure configuration, 4.1 Process, 4.10 Lockout, 4.12 Separate, 5.1 Accounts]}
`;

/** Ten different frameworks at once. The warning that an edition of WCAG is also one of its numbers is intended. */
export const { scope: FRAMEWORKS } = readScope(parseFixture(CATALOGS).files);
