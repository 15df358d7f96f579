/** Keys of `package.nls.json` that come from the table of tools have this prefix. */
export const TOOL_TEXTS = 'tools.';

/** What VS Code shows of each tool: what `#` calls it, an icon, a sentence for people, and where it is of use. */
const SHOWN = {
  find_objectives: {
    reference: 'objectives',
    icon: '$(search)',
    description: 'Search the objectives of your frameworks by number or words, with the citation to write.',
  },
  explain_reference: {
    reference: 'explainReference',
    icon: '$(question)',
    description: 'Explain what a citation means, and what replaced its objective.',
  },
  check_text: {
    reference: 'checkCitations',
    icon: '$(checklist)',
    description: 'Check the citations in a text for unknown and outdated numbers.',
  },
  find_citations: {
    reference: 'findCitations',
    icon: '$(references)',
    description: 'Find the documents of the workspace that cite an objective.',
    when: 'workspaceFolderCount != 0',
  },
  compare_editions: {
    reference: 'compareEditions',
    icon: '$(diff)',
    description: 'List what changed between two editions of a framework.',
  },
};

/** `contributes.languageModelTools`. Descriptions for models stay in English. */
export function toolContributions(tools, named) {
  return tools.map(({ name, title, description: modelDescription, inputSchema }) => {
    const { reference: toolReferenceName, icon, description, when } = SHOWN[name];
    return {
      name,
      toolReferenceName,
      displayName: named(`${TOOL_TEXTS}${name}.title`, title),
      userDescription: named(`${TOOL_TEXTS}${name}`, description),
      modelDescription,
      canBeReferencedInPrompt: true,
      icon,
      ...(when && { when }),
      inputSchema,
    };
  });
}
