import { SafeText } from '@/components/exhibits/safe-text';
import { classNames } from '@/components/ui/class-names';

const WEIGHT = { row: 'font-semibold', page: 'text-2xl font-semibold' } as const;

/** A name as evidence shows it: never split or reordered, and nothing in it hidden. */
export function PersonName({ name, weight }: { name: string; weight?: 'row' | 'page' }) {
  return (
    <span className={classNames('font-serif', weight && WEIGHT[weight])}>
      <SafeText text={name} />
    </span>
  );
}
