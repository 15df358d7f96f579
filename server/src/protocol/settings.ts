// What is to be said of settings, to a client that lets people change them.

/**
 * Tells a client with `settingsReports` what it has to tell people of their settings, each thing once. Takes a
 * `SettingsReport`. Other clients show messages.
 */
export const SETTINGS_REPORT = 'objectiveReferences/settingsReport';

/** Settings by their whole names, as in `objectiveReferences.limits.files`. */
export interface SettingsReport {
  /** What cannot be used: a sentence each. */
  readonly problems: readonly { readonly setting: string; readonly message: string }[];
  /** Settings that count under a name of earlier versions, and what they are called now. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}
