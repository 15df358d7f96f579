import { it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';

it('a sign of money behind a number makes an amount of it, a placeholder does not', () => {
  checkReferences(`
    const text = \`INTERPOL-SP 3.4 \${title} and INTERPOL-SP 3.4 $\`;
                  ^^^^^^^^^^^^^^^ current: 3.4
  `);
});
