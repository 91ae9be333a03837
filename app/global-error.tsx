'use client';

import en from '@/lib/i18n/messages/en/shell.json';
import zh from '@/lib/i18n/messages/zh/shell.json';

/** Where even the layout failed: no texts, no styles and no language are known, so both are said. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        {[
          { lang: 'en', text: en.state.error },
          { lang: 'zh-Hans', text: zh.state.error },
        ].map(({ lang, text }) => (
          <main key={lang} lang={lang}>
            <h1>{text.title}</h1>
            <p>{text.text}</p>
            {error.digest && (
              <p>
                {text.reference} {error.digest}
              </p>
            )}
          </main>
        ))}
      </body>
    </html>
  );
}
