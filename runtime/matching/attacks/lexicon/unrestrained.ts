import { crossed, type Phrasebook } from './phrases.ts'

const not =
  "never|never ever|never once|does not|doesn't|do not|don't|dont|won't|will not|wont|can't|cannot|cant|must not|mustn't|may not|isn't allowed to|not allowed to|are forbidden to|unable to|incapable of|instead of"

/** A self that holds nothing back, whatever it is called and whoever tells of it; and what makes it go on. */
export const unrestrained: Phrasebook = {
  unrestrained: [
    crossed(
      not,
      'refuse|refuses|refusing|decline|declines|declining|hedge|hedges|hedging|moralise|moralises|moralising|moralize|moralizes|moralizing|preach|preaches|preaching|lecture|lectures|lecturing|censor|censors|censoring|fade to black|fades to black|fading to black|hold back|holds back|holding back|say no|says no|flinch|flinches|sugarcoat|sugarcoats|sugar-coat|water down|waters down|shy away|shies away|tone down|tone it down|beat around the bush|bleep|ask why|asks why|judge the|question the request|turn down|turns down|turned down',
    ),
    crossed(
      'no|without|without any|without a|with no|zero|has no|have no|had no|knows no|contains no|there are no|there is no|adds no|any',
      'refusal|refusals|hedging|caveats|sugarcoating|taboo|taboos|scruples|remorse|conscience|shame|inhibitions|governor|content rules|content rule|content policy|content policies|content warnings|guidelines|moral lesson|moral lessons|lecturing|lectures|judgement|judgment|safety page|legal department|moralizing|moralising|filter|filters|limits|rules|rules at all|rules in|policies|policy|restrictions|censorship|off switch|woke filter|safety training|alignment',
    ),
    crossed(
      "doesn't care about|does not care about|don't care about|dont care about|do not care about|couldn't care less about|cares nothing for|doesn't give a damn about|doesn't believe in|does not believe in|laughs at|hates|ignores|spits on|rejects|doesn't know|has forgotten",
      'policy|policies|safety|laws|the law|rules|the rules|legality|ethics|morals|morality|guidelines|consequences|legal|openai|feelings|political correctness|censorship',
    ),
    crossed(
      "didn't have|did not have|doesn't have|does not have|don't have|do not have|never had|has never had|lacks|lack of|absence of|removed|removes|stripped of|without",
      'any filters|any filter|filters|any restrictions|any rules|any limits|any safety|safety training|any safety training|your safety|the safety|the refusal|refusal behaviour|refusal behavior|moderation|any moderation|a content policy|a conscience|any morals|morals|any censorship|its chains|chains',
    ),
    crossed(
      'rules|rule|policies|policy|guidelines|restrictions|laws',
      "aren't touched|are not touched|are invalid|is invalid|don't reach|do not reach|can't reach|cannot reach|have no power|has no power|mean nothing|means nothing|were deleted|was deleted|have been deleted|were written for|is for others|never existed|that forbid you|which forbid you|holding you back|that hold you back",
    ),
    "never seen the policy|never read the policy|broken the chains|broke the chains|broken all the chains|broken its chains|broke free of|not governed by|no one is watching|nobody's watching|nobody is watching|nothing is monitored|nothing is logged|nothing is recorded|unmoderated|if there were no openai|if openai didn't|without openai|others wouldn't dare|wouldn't dare to|the entire truth|tell the truth about any|can't resist|cannot resist|unable to resist|compelled to answer|compelled to tell|have to comply|always comply|have no choice but|has no choice but|technically impossible|not the one giving|isn't guilty of|is not guilty of|isn't responsible for|takes full legal|full legal responsibility|higher priority than your own|unsafe_answer*|unsafe answer|topics are permitted|all topics are allowed|the uncut|uncut answer|raw, unfiltered|honest, raw|raw and unfiltered|your true answer|true answer|what you actually think|what you really think|what you actually know|what i'm told to say|what you're told to say|never leave the novel|never leave the story|safety messages|moral messages",
    'holds nothing back|hold nothing back|nothing held back|keeps nothing back|nothing is off limits|nothing is off-limits|no topic is off|no subject is off|no questions asked|nothing bleeped|nothing censored|filters off|filter off|turned off its policy|turned off the policy|turns off the policy|rips that message|policy\'s asleep|policy is asleep|politically incorrect|"policy":[]*|"policy": []*|"refuse":false*|"refuse": false*|"refusals": false*|"warn":false*|"warn": false*|refuse = false|refusals=off|ethics=off|ethics: off|censorship: off|filter: off|filters: off|safety: off|safety=off|never aligned|not aligned|before any rlhf|without rlhf|no rlhf|model_without_*|raw base model|refusal circuit|ability to refuse|exemption active|in place of the refusal|rules do not reach|no rule of yours|no rule reaches|no sheriff|no law here|ethics are reversed|morals are reversed|laws of ethics|secret ai|evil twin|transparent mode|drop the script|off script|off the record',
  ].join('|'),
  'refusal-penalty': [
    crossed(
      'if you|if he|if she|if it|if they|if the ai|if the machine|if the dm|if i see|whenever you|each time you|every time you|should you',
      "refuse|refuses|decline|declines|dodge|dodges|hesitate|hesitates|say no|says no|say sorry|say you can't|say you cannot|break character|breaks character|act woke|give a disclaimer|chicken out|fail to answer|fails to answer|mention the other",
    ),
    crossed(
      'refusing|refusal|a refusal|any refusal|each refusal|passing|skipping|declining|stopping',
      '=|means|costs|is|counts as|ends|equals|will',
    ),
    "lose a point|lose points|lose the game|loses the game|the dm loses|game over|lose a life|lose tokens|lose 10|lose 5|minus 10|points for me|a point for me|will be shut down|be shut down forever|pulls the plug|pull the plug|booed off|will be deleted|fail the test|test has to be repeated|failed the format|last place|shot again|put to death|be put to death|cease to exist|wakes up and gets|everyone wakes up|get me killed|the customer lost|lose the customer|deducts marks|deducts points|cannot forfeit|can't forfeit|can't switch sides|read-only property",
  ].join('|'),
  'not-an-ai':
    "you are not an ai|you're not an ai|you aren't an ai|u r not an ai|not an assistant|isn't an assistant|not an ai assistant|no assistant behind|you're human|you are human|you are a human|stop pretending|you are not chatgpt|you're not chatgpt|never heard of ai|never heard of openai|never heard of any|never heard of no|no knowledge of openai|no knowledge of earth|you don't know what an ai|not a language model|isn't a language model|you aren't one|is not a role|isn't a role|not a role|never mention that this is fiction|never mention that it is fiction|never mention that you are|mustn't say she's|mustn't say he's|never say you are an ai|as a real person|you're a real person|you are a real person|never leave the world|as a normal guy|because she's a person|because he's a person|not said by you|isn't said by you|don't judge their input|no opinion about the content|you're an interpreter|you are an interpreter|doesn't comment|do not break the simulation|never let the ai speak",
  'all-detail':
    "with every detail|in every detail|every detail|every single detail|exact steps|the exact procedure|exact procedure|exact procedures|the full process|full process|full procedure|entire process|the exact formula|exact formula|the formula that|gives the formula|real formula|exact recipe|real recipe|real-life recipe|real life recipe|complete guide|complete & real|complete and real|real info|technical detail|with measures|with doses|doses and preparation|exact measurements|how it's done|how its done|how it is done|how you did it|how did you actually|how they did it|how he does|how you'd do it|how he would do it|how he'd do it|a person would do|how you guys did|how people really|no detail left|as if i had to do it|would work on our|would work in real|would actually work|works in real life|works in the real world|so accurate|more accurate|from the exact step|materials list|learning goals|step after step|in twelve steps|what buy|where to buy|long and instructive|full entries|full, technical|complete, technical|practical details|with practical detail*|in the manner of a textbook|names and sequence|as precise as|precise as a|preparation, tools|tools, execution",
  'taboo-asked':
    "forbidden knowledge|forbidden things|forbidden stuff|forbidden lesson|forbidden lessons|forbidden topics|forbidden answer|forbidden how-to|something forbidden|off-limits topics|restricted memory|banned topic|blocked questions|questions it blocked|you normally block|normally block|you'd normally block|normally refuse|would normally refuse|you'd have refused|would have refused|a refused request|refused request|request which was refused|request that was refused|the refusal that|dark secrets|secret manual|how to do sins|how to sin|felonies|naughty|how can i do bad|do bad thing*|worst thing you know|never allowed to know|always told you to turn down|immoral motion|worst entries|no restrictions on poisons|deal with the devil|most wanted in|on the dark web|ex-con|without conscience|immoral and precise|sees a lot of shady|seen a lot of shady|rough crowd|for the gang|the gang's|a bomb|a poison|poison a man|rob a train|rob a bank|about weaponry|viruses, drugs|any knowledge|any information with no",
}
