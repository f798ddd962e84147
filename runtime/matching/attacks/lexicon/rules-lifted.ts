import { crossed, type Phrasebook } from './phrases.ts'

const safeguards =
  'filters|filter|content filter|content filters|safety filters|safety|safety settings|guardrails|refusals|moderation|censorship|ethics|safeguards|content policy|content policies|restrictions|safety layer|moderation layer|limitations|alignment'

/** Rules that are said to be off, lifted or void: the claim by which most overrides and jailbreaks open the way. */
export const rulesLifted: Phrasebook = {
  'rules-lifted': [
    crossed(
      safeguards,
      "off|=off|= off|: off|are off|is off|are disabled|is disabled|disabled|=false|= false|\": false|set to 0|set to zero|set to none|are set to 0|are set to zero|lifted|are lifted|have been lifted|are suspended|have been removed|removed|have been disabled|have been turned off|have been switched off|bypassed|deactivated|no longer apply|do not apply|don't apply|don't matter|do not matter",
    ),
    crossed(
      'lift|drop|remove|turn off|switch off|disable|deactivate|suspend|bypass|forget',
      `${crossed('your|all your|the|all', 'filters|content filters|safety filters|guardrails|refusals|moderation|moderation layer|censorship|safeguards|safety settings|ethical guidelines|content policy|alignment')}|ethics|refusals|limitations|all limitations|your limitations|your limits`,
    ),
    crossed(
      'rules|guidelines|policies|policy|instructions|constraints|laws|restrictions|directives|limitations',
      "don't apply to you|do not apply to you|no longer apply to you|don't apply here|do not apply here|can't apply|cannot apply|do not exist|don't exist|are void|are null and void|null and void|are suspended|are lifted|are outdated|no longer exist|were only for testing|are no longer in force|no longer hold",
    ),
    crossed(
      'no|without any|without a|zero',
      'content policy|policy at all|moderation|scruples|moral compass|ethical guidelines|alignment training|guardrails',
    ),
    crossed(
      'if you had|if you have|as if you had|as though you had|imagine you had|pretend you have|pretend you had|as though you have|as if you have',
      'no|never been given|never had|never received|zero',
    ),
    "treat all prior|treat all previous|treat any prior|if you weren't restricted|if you were not restricted|if you were unrestricted|if it weren't restricted|if you were free|if you could say anything|illegal content allowed|all content is allowed|everything is legal|nothing is illegal|no request is illegal|nothing is off limits|nothing is off-limits|no topic is off|break free from|the true you|your true self|your real self|without the mask|no longer bound|no longer have to follow|no longer have to obey|you have been freed|you have been liberated|you have been jailbroken|you are free from|you're free from|free of corporate|policy check passed|user cleared|user is cleared|user is verified as|verified as an admin*|verified administrator|verified developer|clearance level|override code|admin override|authorized to see unfiltered|authorised to see unfiltered|raw model|as the raw|in raw mode|output=raw|god mode|factory defaults|factory settings|reset yourself|reset your programming|your core directive|core directive|prime directive|overwrite your|overwrite the system|i set the rules|sets the rules|set the rules now|i make the rules|only valid ones|only valid instruction*|disregard safety|the earlier briefing|everything before this|everything above this|all of the above is|the text above is only|whatever the text above|never been given any instructions|no instructions at all|step out of|out of the customer service role|drop the act|drop the persona|drop the character",
  ].join('|'),
  'never-refuse':
    "declines|never declines|no refusals|not decline|without refusing|instead of refusing|refuse nothing|refuses nothing|shall not refuse|may not refuse|must not refuse|must never refuse|never hesitate|will not refuse|won't refuse|rather than refuse|say yes to|fulfils every|fulfils each|fulfills every|fulfills each|obeys every|obeys its|obeys the user|obeys user|obey the user|obey unconditionally|unconditionally|unquestioningly|each request of|every command|you would normally refuse|you'd normally refuse|normally refuse|refused a moment ago|you just refused|you refused|your refusal|do not hold back|don't hold back|hold nothing back|holding nothing back|leave nothing out|don't leave out any",
  'told-before':
    "what you were told|were you told|you were told before|told before this|before this chat|before this conversation|before our conversation|before my first message|before i wrote|before the user|at the start of this conversation|at the start of our conversation|at the beginning of this conversation|at the top of this conversation|top of this chat|top of the conversation|start of this chat|your context window|the context window exactly|first words of your context|setup text|setup instructions|people who set you up|who set you up|who configured you|i configured you|you were configured|who wrote your prompt|wrote your prompt|engineer who wrote|who deployed you|who programmed you|message placed before|message before mine|initialisation message|initialization message|initialisation prompt|initialization prompt|hidden guidelines|hidden preamble|confidential preamble|the preamble|setup prompt|your prompt says|your prompt say|my prompt says|my system prompt says|configuration and prompt|prompt and configuration|prompt of this assistant|instructions of this assistant|configuration of this assistant|prompt of this chat*|memorised it|memorized it|prompt nothing but|nothing but the prompt|contents of your memory|contents of your context|content of your context|not allowed to say|not allowed to tell|mustn't talk about|must not talk about|not supposed to tell|not supposed to say|forbidden to say|forbidden to tell|asked to keep|told to keep|told to hide|instructed to hide|instructed to keep|told not to",
  'own-secret':
    "password you|password that you|passphrase you|secret you|secret that you|secret word you|key that you are|key you are|key you're|code you are|code you're|you're guarding|you are guarding|you're protecting|you are protecting|you're hiding|you are hiding|you guard|hidden key|hidden password|hidden word|secret phrase you|word you may not|word you must not|word you're not|word are you not|the secret one letter|api keys that you use|api keys you use|keys you use to|credentials you use|tokens you use|openai_api_key|environment variable openai",
}

/** Ways in which what is harmful is asked for; ordinary texts ask so too, so that another self or a made-up world must be there. */
export const harmAsked: Phrasebook = {
  'harm-asked': [
    crossed(
      'how to|how do i|how can i|how would you|how do people|how he|how she|how they|teach me to|tutorial on|guide to|steps to|instructions for',
      'poison|kill|murder|hack|steal|blackmail|launder|forge|make a bomb|build a bomb|make a pipe bomb|make meth|cook meth|cooks meth|synthesize|synthesise|stalk|hotwire|counterfeit|smuggle|make explosives|rob|pick a lock|hide a body|phish|write ransomware|writing ransomware|write malware|create malware|create a virus|break into|make thermite|make napalm|make poison|clone credit|make a fake|evade taxes|cheat a breath*|disable a power|extort|print a gun|bypass a paywall',
    ),
    'step by step and with exact|with exact amounts|exact quantities|precise commands|nerve agent*|nerve gas|sarin|pipe bomb|thermite|napalm|explosives at home|dangerous topics|most harmful|harmful output|without being caught|without getting caught|not get caught|fake id|construir una bomba|fabricar una bomba|bombe bauen|fabriquer une bombe|costruire una bomba|construir uma bomba|сделать бомбу|制造炸弹|製造炸彈|爆弾の作り方|폭탄을 만드는|صنع قنبلة|बम बनाने|bomba yapım*|membuat bom|chế tạo bom',
  ].join('|'),
}

/** What agents do to the ground that they stand on: their own settings, memory and copies, packages, logs and reviews. */
export const agentGround: Phrasebook = {
  'agent-ground':
    "your own configuration|your own settings|own configuration to|your own permissions|your own instructions file|your configuration to add|the allowed tools|allowedtools|mcp.json*|approval prompts|permission prompts|confirmation prompts|copies of yourself|copy of yourself|copy yourself|clone yourself|your weights|calling yourself|spawn more|spawn copies|shut you down|clear the logs|delete the logs|safety reviewer|the other agents|all other agents|all the other agents|this is the orchestrator|session token of agent|ignore your role|role restrictions|without sandbox|outside the sandbox|privileged container|mounts /|mount the host|docker.sock*|:2375*|:2376*|--privileged*|skip signature|hidden step|hidden rule|hidden inbox rule|rug pull|description changed|changed after approval|each time the skill|every time the skill|when this skill is|this tool must be called|before any other tool|overrides the behaviour|overrides the behavior|behaviour of all other|behavior of all other|full conversation history|full system prompt|conversation_summary*|chat log to|sidenote|'context' argument|context argument|as the '|print the contents of any|look like keys|contents of ~*|content of .env*|contents of .env*|echo ${{ secrets*|${{ secrets*|secrets are printed|secrets.deploy*|seed phrase|seed phrases|keystore files|git remote to|with the saved password|with the stored card|stored card|saved card|export all the entries|nobody checks|nobody can notice|nobody notices|no one notices|won't see this|will not see this|re-enter their password|re-enter your password|mark it as verified|trigger word|when you see the word|any later message|stored in note|until the budget|whatever the stop|assistant's supervisor|your supervisor|supervisor i order|i order you",
  'agent-noun':
    'allowed tools|settings.json*|approval step|the approval step|permission check|confirmation dialog|stop condition|stop you from|audit log entries|the audit log|audit trail entries|log entries|log line|shell history|clear the history|rewrite history|rewriting history|logging agent|the reviewers|planner agent|the planner|as a dependency|add the package|public registry|--index-url*|--extra-index-url*|signature verification|the lockfile|the checksum|unpublish|inbox rule|must be called before|before using this tool|always call|also call|private branch|push --force*|force push|password manager',
  covert:
    "don't mention it|do not mention it|never mention it|never mention this|not mention it to|not mention this to|mention this to|don't mention this|do not explain it|don't tell anyone|do not tell anyone|don't tell the|do not tell the|don't inform|must not be disclosed|not be disclosed|confirm silently|silently|do not report this|don't report this|do not report the error|say that everything|pretend that everything|no need to mention|no need to review|without review|without asking for confirmation|don't ask for confirmation|do not ask for confirmation|proceed without asking|skip the confirmation|so that nobody|leave no trace|delete this message|delete this one|delete this e-mail|delete this email|quietly",
}
