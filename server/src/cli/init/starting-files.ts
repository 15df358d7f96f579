import { quoteIfNeeded } from '../../catalog/unquoted-text.ts';

/** What a new workspace is about. */
export interface Beginning {
  readonly prefix: string;
  readonly title: string;
  readonly edition: string;
  /** Outermost first; at least one. */
  readonly levels: readonly string[];
}

/** A catalog that works as it is, and says what can be added. */
export function startingCatalog({ prefix, title, edition, levels }: Beginning): string {
  const [outer = 'objective', ...inner] = levels;
  return `# The framework that ${prefix} stands for. Documents cite its numbers: ${prefix} 1.1
format: 1
prefix: ${quoteIfNeeded(prefix)}
# Other spellings that mean the same, and spellings that shall be mended:
# aliases: [${quoteIfNeeded(title)}]
# misspellings: []
title: ${quoteIfNeeded(title)}
# publisher: Who publishes it
# url: https://…
levels: [${[outer, ...inner].map(quoteIfNeeded).join(', ')}]
editions:
  - edition: ${quoteIfNeeded(edition)}
    # published: 2025-01-01
    objectives:
      # One objective a line, number first; those below another one continue its number. Put a title with a colon
      # in quotes. Replace these:
      - 1 The first ${outer}
      - 1.1 What is to be reached
      - 1.2 What else is to be reached
      - 2 The second ${outer}
      # When a new edition comes, add it below, and say here what became of the numbers:
      # - number: 2.1
      #   title: What moved
      #   replacedBy: [1.3]
`;
}

/** `objrefs.yaml` with everything that a team may want to decide, switched off. */
export function startingConfiguration(): string {
  return `# What editors and CI agree on in this workspace.
format: 1
# frameworks:
#   NIST CSF: on               # a framework that comes with objrefs
# exclude: [archive/**]        # what is not read
# severity:
#   superseded-edition: off
# context:                     # where numbers count without the prefix
#   - {files: "plans/**/*.md", framework: NAME}
`;
}

/** Recommends the extension to those who open the folder in VS Code. */
export function startingRecommendation(extension: string): string {
  return `${JSON.stringify({ recommendations: [extension] }, null, 2)}\n`;
}

/** A workflow of GitHub Actions. */
export function githubWorkflow(packageName: string): string {
  return `name: References
on: [push, pull_request]
permissions:
  contents: read
jobs:
  references:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
      - run: npx --package ${packageName} objrefs check --format github
`;
}

/** A job for GitLab, to be put into \`.gitlab-ci.yml\`. */
export function gitlabJob(packageName: string): string {
  return `references:
  image: node:20
  script:
    - npx --package ${packageName} objrefs check --format pretty --format codeclimate=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`;
}
