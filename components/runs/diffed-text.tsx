import { SafeText } from '@/components/exhibits/safe-text';
import { wordDiff } from './word-diff';

type Props = {
  before: string;
  after: string;
  /** Said before words that only one of the two has. */
  removed: string;
  added: string;
};

/** Two texts as one, word by word: what only one of them has stands behind its sign. */
export function DiffedText({ before, after, removed, added }: Props) {
  let at = 0;
  return (
    <p className="diffed-text">
      {wordDiff(before, after).map(({ change, text }) => {
        // Its place is what tells one piece from another.
        const key = at;
        at += text.length;
        if (change === 'same') return <SafeText key={key} text={text} lines />;
        const Piece = change === 'added' ? 'ins' : 'del';
        return (
          <Piece key={key}>
            <span aria-hidden className="diff-sign">
              {change === 'added' ? '+' : '−'}
            </span>
            <span className="sr-only">{change === 'added' ? added : removed}: </span>
            <SafeText text={text} lines />
          </Piece>
        );
      })}
    </p>
  );
}
