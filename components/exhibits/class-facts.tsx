import type { ReactNode } from 'react';
import { ClassMark } from '@/components/ui/class-mark';
import { KeyValues } from '@/components/ui/key-values';
import type { ExhibitDetail } from '@/lib/exhibits/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import { Part } from './part';
import { SafeText } from './safe-text';

type Props = {
  t: Translate<'exhibits'>;
  words: Translate<'common.class'>;
  format: Formatter;
  exhibit: ExhibitDetail;
  /** The way to lower it, for those who may. */
  lower: ReactNode;
};

/** The class with its word, the rule that gave it, and that nobody chose it. */
export function ClassFacts({ t, words, format, exhibit, lower }: Props) {
  const { class: mark, classAtIntake, rule, interval, happenedAt, receivedAt, issued } = exhibit;
  return (
    <Part id="class" title={t('class.title')} actions={lower}>
      <p className="text-lg">
        <ClassMark value={mark} words />
      </p>
      {classAtIntake && (
        <p className="mt-1">
          {t('class.lowered', {
            letter: classAtIntake.replace('-', '−'),
            word: words(`word.${classAtIntake}`),
          })}
        </p>
      )}
      <div className="mt-2">
        <KeyValues
          items={[
            { key: 'rule', label: t('class.rule'), value: t(`class.rules.${rule ?? 'unknown'}`) },
            ...(issued
              ? [
                  {
                    key: 'issuedBy',
                    label: t('class.issuedBy'),
                    value: (
                      <>
                        <SafeText text={issued.issuedBy} /> · {t(`issuers.${issued.issuer}`)}
                      </>
                    ),
                  },
                  {
                    key: 'verification',
                    label: t('class.verification'),
                    value: <SafeText text={issued.verification} lines />,
                  },
                ]
              : []),
            {
              key: 'interval',
              label: t('class.interval'),
              value:
                happenedAt === null || interval === null ? (
                  <span className="text-ink-2">{t('class.noInterval')}</span>
                ) : (
                  format.gap(happenedAt, receivedAt)
                ),
            },
          ]}
        />
      </div>
      <p className="mt-2 text-sm text-ink-2">{t(issued ? 'class.notAsked' : 'class.fixed')}</p>
    </Part>
  );
}
