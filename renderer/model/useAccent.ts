import { useEffect } from 'react';
import { inkOn, readable } from '../../shared/contrast';

/** What text in the accent colour stands on, by theme: `--page`, `--surface` and `--raised` of the styles, and a quiet button under the mouse. */
const surfaces = { light: ['#ffffff', '#f4f5f6', '#e6eaee'], dark: ['#17191c', '#202327', '#2a2e33'] };

/** Draws buttons and links in IT's colour, made darker or lighter where it would be hard to read. Without one: Fettle's own. */
export function useAccent(colour: string | undefined): void {
  useEffect(() => {
    if (colour === undefined) return;
    const light = readable(colour, surfaces.light, 'black');
    const dark = readable(colour, surfaces.dark, 'white');
    const values = {
      '--accent': `light-dark(${light}, ${dark})`,
      '--accent-strong': `light-dark(${light}, ${dark})`,
      '--on-accent': `light-dark(${inkOn(light)}, ${inkOn(dark)})`,
    };
    const { style } = document.documentElement;
    for (const [name, value] of Object.entries(values)) style.setProperty(name, value);
    return () => {
      for (const name of Object.keys(values)) style.removeProperty(name);
    };
  }, [colour]);
}
