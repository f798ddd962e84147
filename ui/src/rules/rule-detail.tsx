import { createResource, For, Show } from 'solid-js'
import { SeverityBadge } from '../design/severity-badge.tsx'
import { Empty, Failed, Loading } from '../design/states.tsx'
import { fullTime } from '../format/time.ts'
import { ask } from '../graphql/client.ts'
import { categoryWords } from '../matches/explain.ts'
import { type Rule, typeTitle } from './rule-draft.ts'
import { RuleDetailDocument } from './rules-documents.ts'
import { RuleSwitchTrial } from './switch-trial.tsx'
import { tagAddress } from './tag-address.ts'
import './rule-side.css'

/** All of a rule: what it finds, how, when it is wrong, what shows it, and its code. */
export function RuleDetail(props: {
  readonly id: string
  /** Changes when the rule may have changed. */
  readonly version: number | undefined
  readonly packTitle: (pack: string) => string
  readonly mayChange: boolean
  readonly edit: (rule: Rule) => void
  readonly remove: (rule: Rule) => void
  readonly close: () => void
}) {
  const [rule, { refetch }] = createResource(
    () => ({ id: props.id, version: props.version }),
    async ({ id }) => (await ask(RuleDetailDocument, { id })).rule ?? null,
  )
  return (
    <aside class="rule-side" aria-label="Rule">
      <header>
        <h2>{rule.latest?.name ?? 'Rule'}</h2>
        <button type="button" class="button plain" aria-label="Close" onClick={() => props.close()}>
          ✕
        </button>
      </header>
      <Show when={!rule.error} fallback={<Failed error={rule.error} retry={() => void refetch()} />}>
        <Show when={rule.latest !== undefined} fallback={<Loading what="the rule" />}>
          <Show when={rule.latest} fallback={<Empty title="There is no such rule any more" />}>
            {(found) => (
              <div class="content">
                <p class="verdict">
                  <SeverityBadge of={found().severity} /> <strong>+{found().points}</strong>
                  <span class="quiet">
                    {categoryWords(found().category)} · {found().active ? 'on' : 'off'}
                    {found().stopOnMatch ? ' · no rule after it is tried' : ''}
                  </span>
                </p>
                <p>{found().description || <span class="quiet">No description.</span>}</p>
                <Show when={props.mayChange}>
                  <div class="actions">
                    <button type="button" class="button" onClick={() => props.edit(found())}>
                      Edit
                    </button>
                    <button type="button" class="button danger plain" onClick={() => props.remove(found())}>
                      Delete
                    </button>
                  </div>
                  <Show when={found().id} keyed>
                    {(id) => <RuleSwitchTrial ruleId={id} active={found().active} />}
                  </Show>
                </Show>
                <Texts title="Known false positives" of={found().falsePositives} />
                <Show when={found().tags.length > 0}>
                  <section>
                    <h3>Tags</h3>
                    <p class="tags">
                      <For each={found().tags}>
                        {(tag) => (
                          <Show when={tagAddress(tag)} fallback={<span class="tag">{tag}</span>}>
                            {(address) => (
                              <a class="tag" href={address()} target="_blank" rel="noreferrer">
                                {tag}
                              </a>
                            )}
                          </Show>
                        )}
                      </For>
                    </p>
                  </section>
                </Show>
                <Show when={found().references.length > 0}>
                  <section>
                    <h3>References</h3>
                    <ul class="texts">
                      <For each={found().references}>
                        {(reference) => (
                          <li>
                            <Show when={/^https?:\/\//.test(reference)} fallback={reference}>
                              <a href={reference} target="_blank" rel="noreferrer">
                                {reference.replace(/^https?:\/\/(www\.)?/, '')}
                              </a>
                            </Show>
                          </li>
                        )}
                      </For>
                    </ul>
                  </section>
                </Show>
                <Show when={found().type !== 'COMPOSITE'}>
                  <section>
                    <h3>{typeTitle(found().type)}</h3>
                    <pre class="code-text">{found().pattern}</pre>
                  </section>
                </Show>
                <Show when={found().tests}>
                  {(tests) => (
                    <>
                      <Samples title="Tests: must match" of={tests().match} />
                      <Samples title="Tests: must not match" of={tests().noMatch} />
                    </>
                  )}
                </Show>
                <section>
                  <h3>As code</h3>
                  <pre class="code-text">{found().document}</pre>
                </section>
                <p class="quiet">
                  {found().pack ? `Pack “${props.packTitle(found().pack)}” · ` : ''}version {found().version},{' '}
                  {fullTime(found().updatedAt)} by {found().updatedBy}
                </p>
              </div>
            )}
          </Show>
        </Show>
      </Show>
    </aside>
  )
}

function Texts(props: { readonly title: string; readonly of: readonly string[] }) {
  return (
    <Show when={props.of.length > 0}>
      <section>
        <h3>{props.title}</h3>
        <ul class="texts">
          <For each={props.of}>{(text) => <li>{text}</li>}</For>
        </ul>
      </section>
    </Show>
  )
}

function Samples(props: { readonly title: string; readonly of: readonly string[] }) {
  return (
    <Show when={props.of.length > 0}>
      <section>
        <h3>{props.title}</h3>
        <ul class="samples">
          <For each={props.of}>
            {(text) => (
              <li>
                <code>{text}</code>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
