import type { Translate } from '@/lib/i18n/translator';
import type { Difference } from '@/lib/runs/dto';

type T = Translate<'runs'>;

const MODELS = ['model', 'lora', 'vae', 'embedding', 'controlnet', 'refiner'] as const;
const INPUTS = ['initial', 'reference', 'mask', 'control', 'style', 'other'] as const;
const ROLES = ['positive', 'negative', 'system', 'edit', 'description'] as const;
const ORIGINS = ['rewritten_by_model', 'expanded', 'template', 'placeholder', 'unknown'] as const;
const FACTS = ['version', 'hash', 'weight'] as const;

const among = <T extends string>(names: readonly T[], word: string) =>
  names.find((name) => name === word);

/**
 * What two runs are compared in, in words. Names of parameters and of the environment are the
 * tool's own and stay as they are; the others come as words of ours, several of one kind numbered.
 */
export function differenceName(t: T, { group, name }: Pick<Difference, 'group' | 'name'>): string {
  const [first = '', ...rest] = name.split(' ');
  const told = (word: string) => [word, ...rest].join(' ');
  switch (group) {
    case 'tool':
      if (name === 'version') return t('run.version');
      if (name === 'service') return t('run.service');
      return name === 'account' ? t('run.account') : t('run.tool');
    case 'model': {
      const kind = among(MODELS, first);
      const fact = among(FACTS, rest[0] ?? '');
      if (!kind) return name;
      return fact
        ? [t(`modelKind.${kind}`), t(`run.${fact}`), ...rest.slice(1)].join(' · ')
        : told(t(`modelKind.${kind}`));
    }
    case 'person':
      return name === 'operator' ? t('list.operator') : t('list.instructor');
    case 'input': {
      const role = among(INPUTS, first);
      return role ? told(t(`inputRole.${role}`)) : name;
    }
    case 'text': {
      if (name === 'revision') return t('run.revision');
      const origin = among(ORIGINS, first);
      const role = among(ROLES, rest[0] ?? '');
      if (!origin || !role) return name;
      return [t(`origin.${origin}`), t(`role.${role}`), ...rest.slice(1)].join(' · ');
    }
    case 'sight':
      return t('compare.group.sight');
    default:
      return name;
  }
}

/** A compared value in words where it is one of ours; everything else as it was recorded. */
export function differenceValue(t: T, { group, name }: Difference, value: string): string {
  if (group === 'input') return t('file.exhibit', { number: value });
  if (group === 'sight' && (value === 'with_sight' || value === 'without_sight')) {
    return t(`run.sight.${value}`);
  }
  if (group === 'text' && name === 'revision') {
    const [prompt = '', revision = ''] = value.split('/');
    return t('list.revisionName', { prompt, revision });
  }
  return value;
}
