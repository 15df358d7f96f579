/** What VS Code tells of a setting for a folder, as `inspect` has it. */
export interface Inspected {
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}

const PLACES = ['globalValue', 'workspaceValue', 'workspaceFolderValue'] as const;
export type SettingPlace = (typeof PLACES)[number];

/** Where a setting has a value under a name of earlier versions. */
export interface FormerValue {
  readonly place: SettingPlace;
  readonly value: unknown;
  /** There is none under the new name in the same place: else the old one counts for nothing there. */
  readonly counts: boolean;
}

/** What is to be moved from the old name of a setting to the new one. */
export function formerValues(old: Inspected | undefined, now: Inspected | undefined): FormerValue[] {
  return PLACES.flatMap((place) => {
    const value = old?.[place];
    return value === undefined || value === null ? [] : [{ place, value, counts: now?.[place] === undefined }];
  });
}
