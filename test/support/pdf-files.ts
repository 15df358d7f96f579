interface PdfParts {
  readonly pages: number;
  readonly contents?: string | Uint8Array;
  readonly filter?: string;
  readonly forms?: number;
}

/** A PDF file with pages that have the same contents. */
export function pdfOf({ pages, contents = '/X Do', filter = '', forms = 0 }: PdfParts): Uint8Array {
  const first = 5 + forms;
  const stream = (data: string | Uint8Array, entries: string) =>
    Buffer.concat([
      Buffer.from(`<<${entries}/Length ${data.length}>>stream\n`),
      Buffer.from(data),
      Buffer.from('\nendstream'),
    ]);
  const form = (next: number) =>
    stream(
      'BT /F 9 Tf (x) Tj ET /X Do /X Do ',
      `/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</Font<</F 3 0 R>>/XObject<</X ${next} 0 R>>>>`,
    );
  const kids = Array.from({ length: pages }, (_, index) => `${first + index} 0 R`).join(' ');
  const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>/XObject<</X 5 0 R>>>>>>`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    stream(contents, filter),
    ...Array.from({ length: forms }, (_, index) => form(6 + index)),
    ...Array.from({ length: pages }, () => page),
  ];
  const file: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: string[] = [];
  let offset = 9;
  for (const [index, object] of objects.entries()) {
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    file.push(whole);
    offsets.push(`${String(offset).padStart(10, '0')} 00000 n \n`);
    offset += whole.length;
  }
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<</Root 1 0 R/Size ${objects.length + 1}>>\nstartxref\n${offset}\n%%EOF`;
  return new Uint8Array(Buffer.concat([...file, Buffer.from(table + trailer)]));
}
