import type { DeclaredFramework } from '../model/declaration.ts';
import type { Value } from './inline-value.ts';

/** The frameworks that a YAML value declares: a name, `{framework, edition}`, or a list of these. */
export function frameworksIn(value: Value | null): DeclaredFramework[] {
  switch (value?.kind) {
    case 'text':
      return [{ framework: value, isUnmistakable: false }];
    case 'list':
      return value.items.flatMap((item) => {
        if (item?.kind === 'text') return [{ framework: item, isUnmistakable: false, isListed: true }];
        return item?.kind === 'map' ? frameworksIn(item) : [];
      });
    case 'map': {
      const fields = new Map(value.entries);
      const [framework, edition] = [fields.get('framework'), fields.get('edition')];
      if (framework?.kind !== 'text') return [];
      return [{ framework, ...(edition?.kind === 'text' && { edition }), isUnmistakable: true }];
    }
    default:
      return [];
  }
}
