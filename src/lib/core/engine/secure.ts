import { fileFolder } from './files.ts';
import type { Engine } from './port.ts';

/**
 * Close what the database could open by itself: no extension is fetched from the internet, which would hang or crash
 * on an internal network; nothing is read but the files it was given; no setting can be changed afterwards.
 */
export async function secure(engine: Engine): Promise<void> {
  await engine.run(`
    set autoinstall_known_extensions = false;
    set autoload_known_extensions = false;
    set allowed_directories = ['${fileFolder}'];
    set enable_external_access = false;
    set lock_configuration = true;
  `);
}
