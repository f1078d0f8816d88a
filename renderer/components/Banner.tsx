import { type ReactNode, useId } from 'react';
import type { OverallState } from '../../shared/states';
import { StateShape } from './StateShape';

/** A calm panel above the list: a shape, a title, what it means and what can be done. */
export function Banner(props: { state?: OverallState; title: string; children?: ReactNode }) {
  const id = useId();
  return (
    <section className="banner" aria-labelledby={id}>
      {props.state && <StateShape state={props.state} size={20} />}
      <div className="banner-text">
        <h2 id={id}>{props.title}</h2>
        {props.children}
      </div>
    </section>
  );
}
