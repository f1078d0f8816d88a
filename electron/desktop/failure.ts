import { app, dialog } from 'electron';
import { message } from '../../shared/message';
import { translatorFor } from './language';

/** The app cannot start: says so on standard error and to the person, then ends with status 1. */
export async function showFailure(error: unknown): Promise<void> {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  const reason = error instanceof Error ? error.message : String(error);
  const translator = translatorFor('system', app.getLocale());
  await dialog.showMessageBox({
    type: 'error',
    title: 'Fettle',
    message: translator.render(message('desktop.cannot-start')),
    detail: reason,
  });
  app.exit(1);
}
