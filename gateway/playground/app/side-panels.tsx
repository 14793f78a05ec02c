import { type KeyboardEvent, useRef, useState } from 'react';
import { getOwn } from '../../../schema/contract/own-property.ts';
import { AccessPanel } from './access-panel.tsx';
import { OperationsPanel } from './operations-panel.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { RegisterPanel } from './register-panel.tsx';

const PANELS = [
  { name: 'access', label: 'Access', Content: AccessPanel },
  { name: 'plan', label: 'Plan', Content: PlanPanel },
  { name: 'register', label: 'Register', Content: RegisterPanel },
  { name: 'operations', label: 'Operations', Content: OperationsPanel },
] as const;

/** The panels beside the editor, as tabs (WAI-ARIA: arrow keys move between them). */
export function SidePanels() {
  const [chosen, setChosen] = useState(0);
  const tabs = useRef<(HTMLButtonElement | null)[]>([]);
  const move = (event: KeyboardEvent) => {
    const step = getOwn({ ArrowRight: 1, ArrowLeft: -1 }, event.key);
    if (step === undefined) return;
    const next = (chosen + step + PANELS.length) % PANELS.length;
    setChosen(next);
    tabs.current[next]?.focus();
  };
  const { name, Content } = PANELS[chosen] ?? PANELS[0];
  return (
    <aside aria-label="Explanation of the operation">
      <div role="tablist" aria-label="Panels" onKeyDown={move}>
        {PANELS.map((panel, index) => (
          <button
            key={panel.name}
            ref={(element) => void (tabs.current[index] = element)}
            type="button"
            role="tab"
            id={`tab-${panel.name}`}
            aria-selected={index === chosen}
            aria-controls="panel"
            tabIndex={index === chosen ? 0 : -1}
            onClick={() => setChosen(index)}
          >
            {panel.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="panel" aria-labelledby={`tab-${name}`} tabIndex={0}>
        <Content />
      </div>
    </aside>
  );
}
