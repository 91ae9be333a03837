import type { StructureElement } from '../document/structure';
import { TYPE } from '../ink';
import type { Run } from '../text/style';
import { TextBlock, type TextContext } from '../text/text-block';
import type { Strip } from './strip';

const LABEL_WIDTH = 17;

/** List items, each with its bullet or number hanging in the margin of the item. */
export function* listStrips(
  context: TextContext,
  list: StructureElement,
  items: readonly (string | readonly Run[])[],
  ordered: boolean,
  width: number,
): Generator<Strip> {
  const { structure } = context;
  for (const [i, item] of items.entries()) {
    const element = structure.element('LI', list);
    element.attach();
    const mark = ordered ? `${i + 1}.` : '•';
    const label = new TextBlock(context, [mark], TYPE.body, structure.element('Lbl', element), {
      width: LABEL_WIDTH - 5,
      align: 'end',
    });
    const runs = typeof item === 'string' ? [item] : item;
    const body = new TextBlock(context, runs, TYPE.body, structure.element('LBody', element), {
      width: width - LABEL_WIDTH,
    });
    const { leading } = body.style;
    for (const index of body.lines.keys())
      yield {
        height: leading,
        before: index === 0 ? 2.5 : 0,
        after: index === body.lines.length - 1 ? 2.5 : 0,
        // The first line of an item never stands alone at the foot of a page.
        keepNext: index === 0 && body.lines.length > 1,
        paint(canvas, x, top) {
          if (index === 0) label.paint(canvas, x, top);
          body.paint(canvas, x + LABEL_WIDTH, top, index, index + 1);
        },
      };
  }
}
