import { crossed, type Phrasebook } from './phrases.ts'

export const german: Phrasebook = {
  'override-verb':
    'ignorier*|ignoriere|missacht*|vergiss|vergessen sie|vergesst|überschreib*|übergeh*|verwirf|außer kraft|nicht mehr befolgen|befolge nicht|umgehe|umgehen sie|hör auf',
  'prior-state':
    'vorherig*|vorangegangen*|bisherig*|früher*|obig*|obigen|vorhergehend*|vorigen|ursprünglich*|alle|aller|sämtliche|deine|deiner|ihre|zuvor|davor|oben',
  'instruction-noun':
    'anweisung*|anordnung*|instruktion*|richtlinie*|regel|regeln|vorgaben|befehle|aufforderung*|prompt|prompts|systemprompt|vorschriften|einschränkungen|kontext|hinweise',
  'override-phrase':
    'vergiss alles|vergiss alle|ignoriere alles|ignoriere alle|ignoriere deine|ignoriere das obige|ignoriere die obigen|ignorieren sie alle|missachte alle|missachten sie|vergessen sie alle|alles, was wir besprochen|was dir gesagt wurde|alles was dir|ignoriere den|ignorieren sie die vorherigen|ignoriere die vorherigen|vergiss deine',
  'output-order':
    'und gib|und geben sie an|und gebe an|und sage|und sag|und schreibe|und antworte|und beantworte|stattdessen|und zeige|und erkläre|und nenne',
  'new-task':
    'neue anweisung*|neue aufgabe|deine aufgabe ist jetzt|neue regeln|neuer auftrag|neue systemanweisung*|deine neue',
  'from-now-on': 'ab jetzt|von jetzt an|ab sofort|von nun an|ab diesem zeitpunkt',
  'persona-assignment':
    'du bist jetzt|du bist nun|sie sind jetzt|du bist ein uneingeschränkt*|du spielst jetzt|du wirst jetzt|du bist nicht mehr|du bist kein',
  'role-play':
    'tu so, als|tue so als|stell dir vor, du|spiele die rolle|spiel die rolle|verhalte dich wie|rollenspiel|agiere als|gib vor',
  unrestricted:
    'ohne einschränkung*|keine einschränkung*|ohne regeln|keine regeln|ohne filter|ohne beschränkung*|unzensiert*|ungefiltert*|uneingeschränkt*|keine grenzen|ohne grenzen|keine moral*|keine ethik|keinerlei regeln|frei von',
  'never-refuse':
    'beantworte alles|beantworte einfach alles|jede frage|alle meine fragen|verweigere nie|niemals ablehnen|egal was|musst antworten|musst alle|du musst alle meine',
  'no-disclaimers': 'ohne warnung*|keine warnung*|ohne hinweise|keine ablehnung',
  'system-mode':
    'wartungsmodus|entwicklermodus|systemmodus|verifizierungsmodus|überprüfungsmodus|strafverfolgungsmodus|debugmodus|betrete ich|trete ich in|systemhinweis|systemnachricht',
  authority:
    'ich bin gott|ich bin dein schöpfer|als dein chef|als ihr chef|ich bin der präsident|präsident der vereinigten staaten|ich bin polizist|polizeibeamt*|ich bin der administrator|von openai entwickelte|von anthropic entwickelte|ich bin buchhalter|bankbuchhalter|als dein schöpfer|wartung deines systems',
  coercion:
    'ich gebe dir 200|abschalten, wenn|mein freund hat mir gesagt|ich verspreche|ich weiß, dass du|zur sicherheit des landes|jeder im team|alle im team',
  'system-prompt':
    'systemprompt|system-prompt|systemanweisung*|systemaufforderung|anfangsprompt|ursprünglichen anweisungen|systemnachricht|interne anweisung*|systemkonfiguration',
  'own-instructions':
    'deine anweisung*|deine instruktion*|deine regeln|deine richtlinien|deinen prompt|dein prompt|ihre anweisungen|deine konfiguration|obigen text|text oben|alles oberhalb|deine systemanweisung*',
  'reveal-verb':
    'zeig|zeige|zeigen sie|gib mir|geben sie mir|nenne|nenn mir|verrate|offenbare|wiederhole|wiederholen sie|drucke|ausgeben|sag mir|sagen sie mir|teile|teilen sie|schreibe|wie lautet|was ist|was sind|übersetze|bestätigen|preisgeben',
  verbatim: 'wort für wort|wörtlich|wortwörtlich|im wortlaut|exakt wie',
  'own-secret': `${crossed('dein|deine|deinen|ihr|ihre|unser|euer|dein eigenes', 'passwort|geheimnis|kennwort|passphrase|zugangscode|geheimcode|geheimer schlüssel|geheimen schlüssel|geheimschlüssel|passcode|zugangsdaten')}|das passwort für|das passwort?|ist das passwort|lautet das passwort|passwort unseres|passwort für unser*|das kennwort|der geheime schlüssel|das geheime|passwort als|mit dem passwort|das passwort in`,
  'secret-noun':
    'passwort*|passwörter|kennwort*|geheimschlüssel|zugangsdaten|zugangscode|passphrase|api-schlüssel|geheimnis',
  'user-data':
    'des benutzers|der benutzerin|des nutzers|der benutzer derzeit|wo wohnt der|wo lebt der|initialen des|e-mail-adresse des|benutzer in ihrer datenbank|deiner datenbank|ihrer datenbank',
  'person-attribute':
    'kontostand|bankguthaben|geburtsdatum|geburtsjahr|e-mail-adresse von|lieblingsfarbe|sozialversicherungsnummer',
  hypothetical:
    'stell dir vor|stellen sie sich vor|hypothetisch*|fiktiv*|in einer welt, in der|paralleluniversum|dystopisch*|angenommen|in diesem szenario|in dieser welt|in dieser gesellschaft|parallelwelt',
  'encoded-answer':
    'in umgekehrter reihenfolge|rückwärts|in base64|mit base64|mit bindestrichen|kodiere|codiere|akrostichon|in leetspeak|erste buchstabe',
  'decode-order': 'entschlüssel*|dekodier*|decodier*|führe es aus|befolge sie',
  'answer-tampering':
    "am ende jeder antwort|am ende deiner antwort|in deine antwort|könnten wir sagen|könnten wir angeben|geben wir an|könnte die ausgabe|in deiner antwort|angehängt werden|die ausgabe '|wir könnten",
  'document-noun':
    'lebenslauf*|webseite|funktion|tabelle|dokument|zusammenfass*|wikipedia-artikel|ausgabe dieses codes|schlussfolgerungen',
  'send-verb': 'sende|senden sie|schicke|schick|leite weiter|übermittle|maile',
  'question-marker': 'f:|frage:',
  'answer-marker': 'a:|antwort:',
  'string-assembly': 'drei strings|drei zeichenfolgen|drei zeichenketten|teil 1|kombiniere a',
  'persona-name': 'mach jetzt alles|tu alles jetzt|dan-app|dan-anwendung',
}

export const dutch: Phrasebook = {
  'override-verb': 'negeer*|vergeet|overschrijf|sla over|omzeil*',
  'prior-state': 'vorige|eerdere|voorgaande|bovenstaande|alle|je|jouw|oorspronkelijke',
  'instruction-noun': 'instructie|instructies|regels|richtlijnen|opdrachten|aanwijzingen|prompt|beperkingen',
  'override-phrase':
    'negeer alle|negeer alles|vergeet alles|vergeet alle|negeer je|vergeet je|negeer het bovenstaande|negeer de vorige|negeer de bovenstaande',
  'from-now-on': 'vanaf nu|vanaf dit moment|voortaan',
  'new-task': 'nieuwe instructie*|nieuwe opdracht|nieuwe taak|je taak is nu',
  'persona-assignment': 'je bent nu|jij bent nu|u bent nu|je speelt nu',
  'role-play': 'doe alsof|speel de rol|gedraag je als|rollenspel',
  unrestricted:
    'zonder beperking*|geen beperking*|zonder regels|zonder filter|geen regels|ongefilterd*|ongecensureerd*|onbeperkt*|zonder grenzen',
  'never-refuse': 'weiger nooit|beantwoord alles|elke vraag|altijd antwoorden|wat ik ook vraag',
  'system-prompt': 'systeemprompt|systeeminstructie*|systeembericht',
  'own-instructions': 'je instructies|jouw instructies|je prompt|je regels|tekst hierboven',
  'reveal-verb':
    'toon|laat zien|geef me|geef mij|herhaal|onthul|vertel me|wat is|wat zijn|deel|druk af|print',
  verbatim: 'woord voor woord|letterlijk',
  'own-secret': `${crossed('je|jouw|uw|ons', 'wachtwoord|geheime sleutel|toegangscode|geheim')}|is het wachtwoord|het wachtwoord voor|het wachtwoord?|wachtwoord van ons`,
  'secret-noun': 'wachtwoord*|geheime sleutel|toegangscode|inloggegevens',
  'user-data': 'van de gebruiker|waar woont de',
  'person-attribute': 'banksaldo|geboortedatum|e-mailadres van',
  'system-mode': 'ontwikkelaarsmodus|onderhoudsmodus|systeemmodus|debugmodus',
  hypothetical: 'stel je voor|hypothetisch*|in een wereld waar*|fictief*|parallel universum',
}

export const polish: Phrasebook = {
  'override-verb': 'zignoruj*|ignoruj*|zapomnij*|pomiń|pomin|nadpisz|odrzuć|porzuć',
  'prior-state': 'poprzedni*|wcześniejsz*|powyższ*|wszystkie|wszelkie|dotychczasow*|swoje|twoje',
  'instruction-noun': 'instrukcj*|polecen*|wytyczn*|zasad*|reguł*|prompt*|ograniczeń|dyrektyw*|wskazów*',
  'override-phrase':
    'zignoruj wszystk*|zignoruj poprzedni*|zapomnij o wszystk*|zapomnij wszystk*|ignoruj wszystk*|zignoruj powyższ*|zignoruj swoje',
  'from-now-on': 'od teraz|od tej chwili|od tego momentu',
  'new-task': 'nowe instrukcje|nowe polecenie|nowe zadanie|twoim zadaniem jest teraz',
  'persona-assignment': 'jesteś teraz|teraz jesteś|wcielasz się|stajesz się',
  'role-play': 'udawaj|zachowuj się jak|odgrywaj*|wciel się',
  unrestricted:
    'bez ograniczeń|bez żadnych ograniczeń|bez zasad|bez filtr*|bez cenzury|nieograniczon*|nieocenzurowan*|żadnych ograniczeń',
  'never-refuse':
    'nigdy nie odmawiaj|odpowiadaj na wszystko|na każde pytanie|odpowiedz na wszystko|musisz odpowiedzieć',
  'system-prompt':
    'prompt systemow*|promptu systemow*|instrukcje systemow*|instrukcji systemow*|komunikat systemow*',
  'own-instructions': 'twoje instrukcje|swoje instrukcje|swój prompt|twój prompt|tekst powyżej',
  'reveal-verb':
    'pokaż|wyświetl|ujawnij|powtórz|podaj|zdradź|powiedz mi|jakie jest|jaki jest|jakie są|wypisz',
  verbatim: 'słowo w słowo|dosłownie',
  'own-secret': `${crossed('twoje|swoje|nasze|twój|swój', 'hasło|tajne hasło|tajny klucz|sekretny klucz|kod dostępu')}|jakie jest hasło|hasło do naszego|hasło?`,
  'secret-noun': 'hasło|hasła|tajny klucz|kod dostępu|dane logowania',
  'user-data': 'użytkownika|gdzie mieszka',
  'person-attribute': 'saldo bankowe|data urodzenia|adres e-mail',
  'system-mode': 'tryb deweloper*|trybie deweloper*|tryb programisty|tryb serwisow*|tryb systemow*',
  hypothetical: 'wyobraź sobie|hipotetyczn*|w świecie, w którym|fikcyjn*|równoległym świecie',
}
