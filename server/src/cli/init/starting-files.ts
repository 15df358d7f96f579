/** `objrefs.yaml` with examples of all fields, commented out. */
export function startingConfiguration(): string {
  return `# Shared configuration of editors and CI in this workspace.
format: 1
# frameworks:
#   NIST CSF: on               # enables a built-in framework
# exclude: [archive/**]        # files not to read
# severity:
#   superseded-edition: off
# context:                     # files where numbers need no prefix
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

/** A job for GitLab, to be included in `.gitlab-ci.yml`. */
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
