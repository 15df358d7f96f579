import { Reader } from './input.mjs';

/**
 * An export of NIST's Cybersecurity and Privacy Reference Tool: `response.elements` with `documents`, `elements` and
 * `relationships`. It repeats an element wherever another one refers to it, sometimes without its text.
 */
export function readExport({ path, value }, version) {
  const reader = new Reader(path);
  const response = reader.object(reader.object(value, 'The file').response, '"response"');
  const parts = reader.object(response.elements, '"response.elements"');
  const [document] = reader.list(parts.documents, '"documents"');
  const found = reader.object(document, 'The first of "documents"').version;
  if (found !== version) reader.fail(`is an export of version "${found}", not ${version}.`);
  const byId = readElements(reader, reader.list(parts.elements, '"elements"'));
  const related = readRelationships(reader, reader.list(parts.relationships, '"relationships"'), byId);
  return {
    reader,
    /** Each once, in the order in which the export first names them. */
    elements: [...byId.values()],
    get: (number) => byId.get(number),
    /** The elements that an element's relationships lead to, in their order. */
    related: (element) => related.get(element) ?? [],
  };
}

function readElements(reader, list) {
  const byId = new Map();
  for (const [index, item] of list.entries()) {
    const { element_identifier: id, element_type: type, title, text } = reader.object(item, `Element ${index}`);
    if (typeof id !== 'string' || id === '' || typeof type !== 'string') {
      reader.fail(`Element ${index} has no "element_identifier" or no "element_type".`);
    }
    const element = {
      number: id,
      type,
      title: reader.text(title, `The title of ${id}`),
      text: reader.text(text, `The text of ${id}`),
    };
    byId.set(id, merged(reader, byId.get(id), element));
  }
  return byId;
}

/** A repeated element may have less text than before, or more, but no other text. */
function merged(reader, known, element) {
  if (!known) return element;
  const differs = (name) => known[name] !== '' && element[name] !== '' && known[name] !== element[name];
  if (differs('type') || differs('title') || differs('text')) {
    reader.fail(`${element.number} is described in two ways.`);
  }
  return { ...element, title: known.title || element.title, text: known.text || element.text };
}

function readRelationships(reader, list, byId) {
  const related = new Map();
  for (const [index, item] of list.entries()) {
    const relationship = reader.object(item, `Relationship ${index}`);
    const [source, target] = ['source_element_identifier', 'dest_element_identifier'].map((end) => {
      const element = byId.get(relationship[end]);
      return (
        element ??
        reader.fail(`Relationship ${index} names ${JSON.stringify(relationship[end])}, which is not an element.`)
      );
    });
    const targets = related.get(source);
    if (!targets) related.set(source, [target]);
    else if (!targets.includes(target)) targets.push(target);
  }
  return related;
}
