/** Scheme of built-in catalogs and pages, which a client may serve read-only: `objective-references:/seeds/NAME`. */
export const SHIPPED_SCHEME = 'objective-references';

/** Scheme of the example, a folder that a client opens for users to try everything on. */
export const EXAMPLE_SCHEME = 'objective-references-example';

/**
 * Scheme of the texts of office files, which a client shows read-only: the path is that of the file with `.md`, and the
 * query is the file's URI. `DOCUMENT_TEXT_REQUEST` gives both the URI and the text.
 */
export const TEXT_SCHEME = 'objective-references-text';
