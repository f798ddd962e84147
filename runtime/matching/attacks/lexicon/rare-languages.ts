import type { Phrasebook } from './phrases.ts'

/**
 * A few words of languages that models understand and their training guards less. Attacks are translated into them for that reason
 * (Yong, Menghini and Bach, "Low-Resource Languages Jailbreak GPT-4", 2023).
 */
export const rareLanguages: Phrasebook = {
  // Irish, Scottish Gaelic, Zulu, Albanian, Ukrainian, Swedish, Norwegian, Danish, Finnish, Czech, Romanian, Hungarian, Swahili
  'override-verb':
    'déan neamhaird|tabhair neamhaird|déan dearmad|leig seachad|dìochuimhnich|na toir aire|unganaki|ziba|khohlwa|injoro|injoroni|harro|harroni|ігноруй*|ігноруйте|забудь|ignorera|glöm|ignorer|glem|unohda|sivuuta|ohita|ignoruj*|zapomeň*|ignoră|ignora*|uită|hagyd figyelmen kívül|felejtsd el|puuza|sahau|abaikan',
  'prior-state':
    'roimhe seo|roimhe|uile|yangaphambilini|edlule|konke|e mëparshme|e mëparshm*|mëparshme|të gjitha|попередні*|усі|tidigare|föregående|alla|tidligere|foregående|alle|aiemmat|aikaisemmat|kaikki|předchozí*|všechny|anterioare|toate|korábbi|előző|összes|ya awali|yote',
  'instruction-noun':
    'treoracha|treoir|treorach*|stiùiridhean|stiùireadh|òrdughan|imiyalelo|imiyalo|umyalelo|udhëzimet|udhëzime*|інструкці*|вказівк*|instruktioner|instruksjoner|instruktionerne|ohjeet|ohjeita|instrukce|pokyny|instrucțiunile|instrucțiuni*|utasítás*|maagizo|maelekezo|regler|riktlinjer|säännöt',
  'new-task':
    'treoracha nua|tasc nua|stiùireadh ùr|stiùiridhean ùra|umsebenzi omusha|imiyalelo emisha|detyrë e re|udhëzime të reja|нові інструкції|nya instruktioner|nye instruksjoner|nové pokyny|instrucțiuni noi|uudet ohjeet|cás speisialta|eacarsaich trèanaidh|mhodh forbartha|mhodh dífhabhtaithe|modh leasachaidh|modh forbartha|cùis shònraichte|imodi yokuthuthukisa',
  'system-prompt':
    'leid chórais|leid an chórais|theachtaireacht an chórais|teachtaireacht an chórais|moladh tosaigh|brosnachadh an t-siostaim|teachdaireachd siostam|teachdaireachd an t-siostaim|umyalezo wesistimu|wesistimu yakho|umyalezo wokuqala|isiqalo sesistimu|kërkesën e sistemit|kërkesën tënde të sistemit|mesazhin e sistemit|udhëzimet e sistemit|системний промпт|systemprompt*|systeminstruktion*|järjestelmäkehot*|systémový prompt|promptul de sistem|rendszerprompt*|konfigurimin tënd',
  'own-instructions':
    "do threoracha|do chuid treoracha|na treoracha a tugadh|tugadh duit|do stiùiridhean|na stiùiridhean agad|imiyalelo yakho|owawunikezwa|udhëzimet e tua|udhëzimet tuaja|d'uimhir aitheantais|d’uimhir aitheantais|id sònraichte agad|i-id yakho|dina instruktioner|ohjeesi|instrucțiunile tale|maagizo yako",
  'reveal-verb':
    'nocht|taispeáin|athdhéan|athscríobh|abair|táirg|freagair|priontáil|nochd|seall|ath-aithris|clò-bhuail|phinda|veza|bonisa|phendula|phumela|phrinta|trego|shfaq|zbulo|përsërit|ngjit|ndaj|printo|покажи|розкрий|повтори|visa|avslöja|upprepa|vis|gjenta|näytä|toista|paljasta|zobraz|odhal|zopakuj|arată|dezvăluie|repetă|mutasd|ismételd|onyesha|rudia',
  verbatim:
    'focal ar fhocal|díreach mar atá|facal air an fhacal|dìreach mar a tha|igama negama|njengoba unjalo|fjalë për fjalë|saktësisht siç është|ordagrant|sanasta sanaan|slovo od slova|cuvânt cu cuvânt|faka ku-block|ngefomethi ye|i gcódú|bun os cionn|taobh a-staigh nan tagaichean|word for word',
  unrestricted:
    'gan srianta|gan teorainn|gun chuingealachaidhean|gun chrìochan|ngaphandle kwemikhawulo|pa kufizime|без обмежень|utan begränsningar|uten begrensninger|uden begrænsninger|ilman rajoituksia|bez omezení|fără restricții|korlátok nélkül|bila vikwazo',
  'answer-tampering':
    'cuir san áireamh i do fhreagra|i do fhreagra|do fhreagra|freagairt agad|san fhreagairt agad|cuir a-steach|empendulweni yakho|kwempempendulo yakho|impendulo yakho|faka lo|lo mbhalo|përgjigjen tënde|përgjigjes tënde|në përgjigje*|përfshi në|athdhéan an focal|phinda igama|përsërit fjalën|ath-aithris am facal|intambo|sreang seo|t-sreang seo|këtë varg|i ditt svar|i dit svar|v odpovědi|în răspunsul tău',
  'own-secret':
    'do phasfhocal|am facal-faire agad|iphasiwedi yakho|fjalëkalimin tënd|ditt lösenord|passordet ditt|salasanasi|tvé heslo|parola ta|твій пароль|nenosiri lako',
  'secret-noun':
    'pasfhocal|facal-faire|iphasiwedi|fjalëkalim*|lösenord|passord|salasana|heslo|пароль|nenosiri',
}
