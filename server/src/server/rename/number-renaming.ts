import { l10n } from '../../core/base/l10n.ts';
import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import type { Framework, Listed } from '../../core/model/framework.ts';
import { numbersInTexts } from '../../core/renaming/renumber-group.ts';
import { planRenumbering, Renumbered, type Renumbering, renumberReviews } from '../../core/renaming/renumbering.ts';
import { editionOf, familyOf } from '../../features/objectives/target.ts';
import { renumberCatalog } from '../../features/rename.ts';
import type { Project } from '../workspace/project.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { catalogChanged, describePlace, type Renaming, refusalOfEdits } from './renaming.ts';

/**
 * Gives an objective another number. Null where it has that number already.
 *
 * @param framework as composed by any project that reads the objective's catalog
 * @param newName the new number, with or without the prefix in front
 */
export function numberRenaming(
  { projects: all }: Workspace,
  framework: Framework,
  objective: Listed,
  newName: string,
): Result<Renaming> | null {
  const refusal = refusalOfEdits(framework);
  if (refusal) return refusal;
  const newNumber = numberIn(newName, framework);
  if (newNumber === objective.number) return null;
  const projects = all.filter((project) => frameworkIn(project, objective));
  const [first] = projects;
  const plan = first ? planIn(first, objective, newNumber) : catalogChanged();
  if (isRefusal(plan)) return plan;
  return {
    projects,
    catalogs: new Set(plan.framework.catalogs.map(({ uri }) => uri)),
    prefix: framework.prefix,
    newName: newNumber,
    catalogEdits: (catalog, lines) => renumberCatalog(lines, catalog, plan),
    isRenamed: () => true,
    namesIn: () => [],
    inReviews: (record) => renumberReviews(record, plan),

    inProject(project, later) {
      const own = planIn(project, objective, newNumber);
      if (isRefusal(own)) return own;
      const frameworkAfter = later.set.get(own.framework.id);
      const { id, uri } = own.edition;
      const editionAfter = frameworkAfter?.editions.find((edition) => edition.id === id && edition.uri === uri);
      if (!frameworkAfter || !editionAfter) return catalogChanged();
      const after = new Renumbered(own, frameworkAfter, editionAfter);
      return {
        texts: numbersInTexts(after),
        affected: (index) =>
          index
            .findIndexed(project, { one: ({ objective: cited }) => cited !== null && after.mayAffect(cited) })
            .map((reference) => reference.uri),
        async changedMeaning(index) {
          const [found] = index.findIndexed(project, { one: (_, citation) => after.changesMeaning(citation) }, later);
          if (!found) return null;
          const place = describePlace(found, project);
          return new Refusal(l10n.t('{0} is already cited with another meaning: {1}.', found.citation.number, place));
        },
      };
    },
  };
}

/** The number in a new name, which may have the prefix in front. */
export function numberIn(name: string, { prefix }: Framework): string {
  const text = name.trim();
  return text.startsWith(`${prefix} `) ? text.slice(prefix.length).trim() : text;
}

function frameworkIn({ state }: Project, { location }: Listed): Framework | undefined {
  return state.scope.set.frameworks.find(({ catalogs }) => catalogs.some(({ uri }) => uri === location.uri));
}

/** The plan in terms of the project, which has read the catalogs itself. */
function planIn(project: Project, objective: Listed, newNumber: string): Result<Renumbering> {
  const framework = frameworkIn(project, objective);
  const edition = framework && editionOf(framework, objective);
  const own = edition?.byNumber.get(objective.number);
  if (!framework || !edition || !own) return catalogChanged();
  return planRenumbering(project.state.scope.set, framework, edition, familyOf(framework, own), newNumber);
}
