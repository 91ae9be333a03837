import { pdfStrings } from '../pdf-strings';
import type { Reader } from '../reader';
import type { Fact } from '../reading';

/**
 * Document information of a PDF (ISO 32000-2 §14.3.3): the program that the document was made with,
 * the one that made the PDF of it, author, times, and whatever else stands there under its own name.
 * Each version of it that the file still holds is told by itself.
 */
export const pdfInfo: Reader = {
  name: 'pdf-info',
  version: 1,
  read(material) {
    for (const { whole, order } of material.texts(/^PDF\/Info$/)) {
      const strings = pdfStrings(whole);
      if (strings.length === 0) continue;
      const saying = material.say('pdf-info', 1);
      for (const { name, value } of strings) {
        const fact: Fact = { value, record: order, at: `/${name}` };
        if (name === 'Creator') saying.tool(fact);
        else if (name === 'Author') saying.person(fact, 'creator');
        else if (name === 'CreationDate') saying.time(fact, 'created');
        else if (name === 'ModDate') saying.time(fact, 'modified');
        else if (value !== '') saying.label(name, fact);
      }
    }
  },
};
