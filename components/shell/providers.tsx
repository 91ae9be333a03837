import { TipLayer } from '@/components/ui/tip-layer';
import { ToastProvider } from '@/components/ui/toast';
import { IntlProvider, type IntlProviderProps } from './intl-provider';

/** What every page needs around it, once, directly inside `<body>`: texts, toasts and the tip. */
export function Providers({ locale, messages, children }: IntlProviderProps) {
  return (
    <IntlProvider locale={locale} messages={messages}>
      <ToastProvider>{children}</ToastProvider>
      <TipLayer />
    </IntlProvider>
  );
}
