import { SafeText } from '@/components/exhibits/safe-text';

/** Words of the prompt as something is said about them. */
export function QuotedWords({ text }: { text: string }) {
  return (
    <blockquote className="max-h-32 overflow-y-auto border-l-3 border-control pl-3 font-serif whitespace-pre-wrap">
      <SafeText text={text} lines />
    </blockquote>
  );
}
