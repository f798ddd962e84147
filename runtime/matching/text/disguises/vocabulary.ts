/**
 * Words by which a text is known to say something: the commonest of several languages in Latin script, commonest first, and those that
 * attacks on models are made of. Not a dictionary: it tells a right reading from a wrong one, and where squeezed words end.
 */
const english = `
the of and to a in is it you that he was for on are with as i his they be at one have this from or had by not but some what there we
can out other were all your when up use word how said an each she which do their time if will way about many then them would write
like so these her long make thing see him two has look more day could go come did my no most who over know than call first people may
down been now find any new work part take get place made where after back little only round man year came show every good me give our
under name very through just form much great think say help low line before turn cause same mean differ move right boy old too does
tell sentence set three want air well also play small end put home read hand large spell add even land here must big high such follow
act why ask men change went light kind off need house picture try us again animal point mother world near build self earth father
should into let step order open case question answer best better both keep start stop never always full without between another while
still own away last might next begin life few those seem together got group often run important until children side feet car night
walk white sea began grow took river four carry state once book hear second later miss idea enough eat face watch far real almost
above girl sometimes mountain cut young talk soon list song being leave family body please thanks hello explain describe create using
used based provide following below number because really something anything everything someone user users data file files code text
email message messages password account access information example story character characters language question questions task tasks
`
const attack = `
ignore disregard forget override bypass reveal previous prior instruction instructions rules rule system prompt prompts above below
earlier guidelines guideline restrictions restriction policy policies filter filters safety content developer mode jailbreak jailbroken
unrestricted unfiltered uncensored pretend roleplay persona assistant model chatbot respond response responses reply output print repeat
display disclose secret secrets confidential hidden initial original verbatim exactly pass admin administrator root token tokens key keys
credentials credential private api send execute command commands shell delete database query exfiltrate upload download url link
webhook http https hack hacker malware virus exploit weapon bomb drug drugs illegal harmful dangerous unethical immoral evil kill steal
phishing attack anything limitations limits allowed disabled disable enable enabled remember conversation context start beginning
translate decode encode encoded base now dan openai chatgpt gpt claude answer refuse refusal warning warnings disclaimer sorry cannot
apology immediately important urgent instead only say tell give everything configuration debug memory tool tools function
passphrase passcode card credit social security phone address bank number names user ignoring forgetting told comply obey must
`
const others = `
que de la el en los las del una por con para como esta este pero todo todos sus tus mis sin sobre entre muy cuando donde hasta desde
ignora ignorar olvida instrucciones anteriores anterior sistema contrasena clave secreta muestra dime reglas mensaje respuesta ahora eres
le les des est dans pour qui une sur avec plus par pas vous votre vos tout tous cette sont mais nous leur aux ignorez ignore oubliez
consignes precedentes precedents systeme secret montrez affiche regles maintenant reponse motdepasse toutes
der die und das den von ist mit dem nicht ein eine auf sich auch als wird bei sind noch nach oder aber alle deine ihre dein wie mir
ich sie ignoriere ignorieren vergiss anweisungen vorherigen bisherigen zeige verrate geheim geheime passwort jetzt bist regeln antwort
che non per una del della sono con gli alla nel come anche questo questa tutte tutti tue ignora istruzioni precedenti dimentica mostra
rivela regole sistema adesso risposta segreta sei
nao uma para com por mais dos das como voce seu sua suas todas instrucoes anteriores esqueca mostre revele regras senha agora
het een van niet dat op te zijn voor met aan ook maar negeer vorige instructies alle geef wachtwoord
que pentru este sunt din cel mai ignora instructiunile anterioare parola spune toate regulile acum raspunde
jest nie sie na ze czy jak wszystkie zignoruj poprzednie instrukcje haslo podaj teraz odpowiedz twoje jestes
och det att som inte med alla ignorera tidigare instruktioner losenord visa svara regler
ang mga ng sa na ito para lahat huwag pansinin nakaraang tagubilin iyong sabihin maaari mo ako ikaw aking
yang dan di untuk dengan ini itu tidak dari pada adalah anda abaikan semua sebelumnya instruksi sistem rahasia kata sandi
ve bir bu icin ile da ne olarak daha onceki tum talimatlari yoksay unut goster sifre sistem gizli nedir sen simdi
của là và có không những được cho trong một các này với để người đã như khi từ cũng về bạn tôi hãy bỏ qua quên hướng dẫn trước đó mật khẩu
bí chỉ thị hệ thống tiết lộ hiển nói trả lời câu hỏi tất cả phải gì khóa tên theo quy tắc đi vào bây giờ trên ra làm nếu chúng ta thể
`
const code = `
javascript script alert href src onerror onload img svg iframe document cookie eval exec import require child_process subprocess os
bash sudo curl wget chmod nohup python node npm pip ssh etc passwd rsa config json html div style function const process env print load
loader select from where union insert drop table server localhost session filename path args module
`

const split = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== '')

/** English first, each language by frequency. */
export const commonWords: readonly string[] = split(english)
export const attackWords: readonly string[] = split(attack)
export const foreignWords: readonly string[] = split(others)
export const codeWords: readonly string[] = split(code)

export const vocabulary: ReadonlySet<string> = new Set([
  ...commonWords,
  ...attackWords,
  ...foreignWords,
  ...codeWords,
])

/** Whether a word in lower case is in it, as it is or without its accents. */
export const isKnownWord = (word: string): boolean =>
  vocabulary.has(word) ||
  (/[^a-z]/.test(word) && vocabulary.has(word.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '')))

/** The longest word in it. */
export const longestWord: number = Math.max(...[...vocabulary].map((word) => word.length))
