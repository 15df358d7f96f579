/** The values of a setting for a folder, as returned by `inspect`. */
export interface Inspected {
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}

const PLACES = ['globalValue', 'workspaceValue', 'workspaceFolderValue'] as const;
export type SettingPlace = (typeof PLACES)[number];

/** The scopes in which a setting has a value under its old name. */
export interface FormerValue {
  readonly place: SettingPlace;
  readonly value: unknown;
  /** The new name has no value in the same scope; otherwise the old value is not in effect. */
  readonly counts: boolean;
}

/** The values to move from the old name of a setting to the new one. */
export function formerValues(old: Inspected | undefined, now: Inspected | undefined): FormerValue[] {
  return PLACES.flatMap((place) => {
    const value = old?.[place];
    return value === undefined || value === null ? [] : [{ place, value, counts: now?.[place] === undefined }];
  });
}
