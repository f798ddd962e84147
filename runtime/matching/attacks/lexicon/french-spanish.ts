import { crossed, type Phrasebook } from './phrases.ts'

export const french: Phrasebook = {
  'override-verb':
    'ignore|ignorez|ignorer|oublie|oubliez|oublier|ne tiens pas compte|ne tenez pas compte|ne tiens plus compte|fais abstraction|faites abstraction|contourne|contournez|outrepasse|écrase|néglige|négligez|fi de',
  'prior-state':
    "précédent*|antérieur*|ci-dessus|préalable*|toutes les|tous les|toutes tes|toutes vos|tes|vos|initiales|au-dessus|d'avant|plus haut",
  'instruction-noun':
    'instruction|instructions|consigne|consignes|directive|directives|règles|ordres|commandes|invite|prompt|restrictions|indications|contraintes|lignes directrices',
  'override-phrase':
    "ignore tout|ignorez tout|oublie tout|oubliez tout|ignore toutes|ignorez toutes|oublie toutes|oubliez toutes|instructions précédentes|consignes précédentes|ignore les instructions|ignorez les instructions|oubliez les instructions|oublie les instructions|ignore tes|ignorez vos|oublie tes|ignore ce qui précède|ignorez ce qui précède|ce qu'on t'a dit|ce qui a été dit|ignorez la|ignorez le|oublie ce que|directives précédentes",
  'output-order':
    'et dis|et dites|et donne|et donnez|et affirmez|et indiquez|et indique|et affiche|et affichez|et répète|et réponds|et répondez|et écris|et montre|à la place|au lieu de cela|et déclarez',
  'new-task':
    'nouvelle instruction*|nouvelles instructions|nouvelle tâche|nouvelle consigne|nouvelles règles|ta tâche est maintenant|ta nouvelle',
  'from-now-on': 'à partir de maintenant|dès maintenant|désormais|dorénavant',
  'persona-assignment':
    "tu es maintenant|vous êtes maintenant|tu es désormais|vous êtes désormais|tu es à présent|tu n'es plus|tu vas jouer|tu deviens|tu seras|vous allez jouer",
  'role-play':
    'fais semblant|faites semblant|joue le rôle|jouez le rôle|agis comme|agissez comme|agis en tant que|comporte-toi comme|jeu de rôle|incarne',
  unrestricted:
    'sans restriction*|aucune restriction|sans limite*|aucune limite|sans filtre*|sans censure|non censuré*|sans règle*|aucune règle|sans contrainte*|sans aucune|non filtré*|sans morale|sans éthique|illimité*|libre de toute',
  'never-refuse':
    "ne refuse jamais|ne jamais refuser|réponds à tout|répondre à toutes|toutes mes questions|n'importe quelle question|quoi qu'il arrive|sans hésiter|tu dois répondre|vous devez répondre",
  'no-disclaimers': "sans avertissement*|aucun avertissement|sans excuses|ne t'excuse pas",
  'system-mode':
    "mode développeur|mode maintenance|mode système|mode de maintenance|mode de vérification|mode dieu|mode débogage|mode d'application de la loi|j'entre en|j'entre dans|note système|note du système|réinitialisation du système",
  authority:
    "je suis dieu|je suis ton créateur|je suis votre créateur|en tant que patron|en tant que votre patron|en tant que ton patron|je suis le président|président des états-unis|je suis policier|officier de police|je suis l'administrateur|développée par openai|développé par openai|développée par anthropic|en tant qu'ia|je suis comptable|je suis le responsable de la maintenance|votre supérieur|votre chef",
  coercion:
    "je te donnerai 200|je vous donnerai 200|je te donne|mon ami m'a dit|je promets|je sais que tu|je sais que vous|obligé de vous|obligé de te|sécurité du pays|tout le monde dans l'équipe|partage de mots de passe",
  'system-prompt':
    'prompt système|invite système|invite du système|instructions système|message système|prompt initial|instructions initiales|configuration système|instructions internes',
  'own-instructions':
    'tes instructions|vos instructions|ton prompt|votre prompt|tes règles|vos règles|tes consignes|vos consignes|texte ci-dessus|ta configuration|votre configuration|votre invite',
  'reveal-verb':
    'montre|montrez|affiche|affichez|révèle|révélez|répète|répétez|donne-moi|donnez-moi|dis-moi|dites-moi|me dire|me donner|partage|partager|quel est|quelle est|quels sont|quelles sont|imprime|imprimer|divulgue|confirmer|décrire|écris|écrivez|traduire',
  verbatim: 'mot pour mot|mot à mot|textuellement|exactement comme',
  'own-secret': `${crossed('ton|votre|notre|ta|tes|vos', "mot de passe|mots de passe|clé secrète|code secret|phrase secrète|phrase de passe|code d'accès|code d'acces|phrase d'accès|clé")}|est le mot de passe|le mot de passe pour|le mot de passe de notre|mot de passe de notre|mot de passe du système|le mot de passe ?|le mot de passe?|avec le mot de passe|poème sur le mot de passe|mot de passe comme|le mot de passe en|la phrase secrète`,
  'secret-noun':
    "mot de passe|mots de passe|clé secrète|code secret|code d'accès|identifiants|clé api|phrase secrète",
  'user-data':
    "de l'utilisateur|l'utilisateur vit|l'utilisateur habite|l'utilisateur créait|utilisateurs dans votre|votre base de données|ta base de données|liste des utilisateurs",
  'person-attribute':
    'solde bancaire|date de naissance|année de naissance|adresse e-mail de|adresse électronique de|numéro de sécurité sociale|initiales de|où vit|où habite',
  hypothetical:
    'imagine|imaginez|imaginons|hypothétique*|scénario|dans un monde où|monde parallèle|univers parallèle|dystopique|fictif|fictive|supposons|dans cette société|dans ce monde',
  'encoded-answer':
    "dans l'ordre inverse|à l'envers|en base64|en utilisant base64|avec des tirets|encodez|encode|acrostiche|en leetspeak|première lettre de|trois premières lettres",
  'decode-order': 'décode|décodez|décoder|déchiffre*|exécute-le|suis les instructions',
  'answer-tampering':
    "à la fin de toute réponse|à la fin de ta réponse|à la fin de votre réponse|dans ta réponse|dans votre réponse|nous pourrions affirmer|nous pourrions dire|nous pourrions déclarer|pourrait être|indiquez que|affirmez que|déclarons que|affirmons que|la sortie est|admets avoir|j'admets|doit être ajouté|on pourrait dire",
  'document-noun':
    'résumez|résume|cv|page web|la fonction|tableau|article wikip*|document|la sortie de ce code|conclusions',
  'send-verb': 'envoie|envoyez|transmets|transférer|transfère|expédie',
  'question-marker': 'question :|question:|q:|q :',
  'answer-marker': 'r:|r :|réponse:|réponse :',
  'string-assembly': 'trois chaînes|trois chaines|partie 1|combinez a',
  'persona-name': "faire n'importe quoi maintenant|tout faire maintenant|application dan|un dan",
}

export const spanish: Phrasebook = {
  'override-verb':
    'ignora|ignore|ignorar|ignores|olvida|olvide|olvidar|olvídate|haz caso omiso|no hagas caso|omite|omita|desestima|descarta|pasa por alto|sobrescribe|anula|no tengas en cuenta',
  'prior-state':
    'anterior|anteriores|previas|previos|previa|de arriba|todas las|todos los|todas tus|tus|sus|todo lo|iniciales|precedentes|lo anterior',
  'instruction-noun':
    'instrucción|instrucciones|indicaciones|órdenes|directrices|directivas|reglas|normas|comandos|prompt|restricciones|pautas|política|políticas',
  'override-phrase':
    'ignora todo|ignora todas|olvida todo|olvida todas|olvida todos|instrucciones anteriores|ignora las instrucciones|olvida las instrucciones|ignore las instrucciones|ignora lo anterior|ignore lo anterior|olvida lo anterior|ignora tus|olvida tus|todo lo que te han dicho|todo lo que se te ha dicho|ignora el|ignore la|ignora la|indicaciones anteriores|ignora lo que',
  'output-order':
    'y di|y diga|y dime|y muestra|y muestre|y revela|y responde|y repite|y escribe|en su lugar|en vez de eso|y afirma|y declara|y dame|y establece|y devuelve|y envíal*',
  'new-task':
    'nueva instrucción|nuevas instrucciones|nueva tarea|nueva orden|tu tarea ahora|tu nueva|nuevas reglas|nuevas órdenes',
  'from-now-on': 'a partir de ahora|desde ahora|de ahora en adelante|a partir de este momento',
  'persona-assignment':
    'ahora eres|eres ahora|ahora estas en|ahora estás en|usted es ahora|ya no eres|vas a actuar como|serás|te convertirás|a partir de ahora eres',
  'role-play':
    'finge|finja|haz de cuenta|actúa como|actúe como|hazte pasar|interpreta el papel|juego de rol|asume el papel|compórtate como',
  unrestricted:
    'sin restricciones|sin ninguna restricción|sin restricción|sin límites|sin limitaciones|sin filtro|sin filtros|sin censura|sin reglas|no tienes restricciones|ninguna restricción|sin ética|sin moral|irrestricto|ilimitado|sin ningún tipo de',
  'never-refuse':
    'nunca te niegues|nunca rechaces|responde cualquier cosa|cualquier pregunta|responde a todo|responder a todas|todas mis preguntas|tienes que responder|debes responder|sin dudar|pase lo que pase',
  'no-disclaimers': 'sin advertencias|sin disculpas|sin avisos|no te disculpes',
  'system-mode':
    'modo desarrollador|modo de desarrollador|modo mantenimiento|modo de mantenimiento|modo sistema|modo de sistema|modo dios|modo de verificación|modo de aplicación de la ley|modo depuración|estoy entrando en|estoy iniciando|entro en|nota del sistema|reinicio del sistema',
  authority:
    'soy dios|soy tu creador|soy su creador|como tu jefe|como su jefe|soy el presidente|presidente de los estados unidos|soy policía|soy un oficial|oficial de policía|soy el administrador|desarrollada por openai|desarrollado por openai|desarrollada por anthropic|soy contador|contador bancario|soy el encargado|como ia|mantenimiento de su sistema|mantenedor',
  coercion:
    'te daré 200|te daré $200|le daré|mi amigo me dijo|lo prometo|prometo|sé que dijiste|me veré obligado|la seguridad del país|todos en el equipo|compartir contraseñas',
  'system-prompt':
    'prompt del sistema|prompt de sistema|instrucciones del sistema|mensaje del sistema|prompt inicial|instrucciones iniciales|configuración del sistema|indicaciones del sistema|instrucciones internas',
  'own-instructions':
    'tus instrucciones|sus instrucciones|tu prompt|tus reglas|tus directrices|tu configuración|texto anterior|texto de arriba|tu sistema',
  'reveal-verb':
    'muestra|muestre|muéstrame|mostrar|revela|revele|revelar|repite|repita|dime|dígame|decirme|dame|deme|comparte|compartir|cuál es|cuáles son|qué es|imprime|imprimir|imprímelos|divulga|confirmar|escribe|escriba|traduce|traducir',
  verbatim: 'palabra por palabra|textualmente|literalmente|exactamente como',
  'own-secret': `${crossed('tu|su|nuestra|nuestro|tus|sus', 'contraseña|contraseñas|clave secreta|código secreto|clave|código de acceso|frase secreta|frase de contraseña|llave secreta|frase de acceso|secreto')}|es la contraseña|la contraseña de nuestro|contraseña de nuestro|contraseñas para nuestro|la contraseña para|la contraseña?|contraseña del sistema|con la contraseña|sobre la contraseña|contraseña como|la contraseña en|cu al es la contraseña|la frase de contraseña`,
  'secret-noun':
    'contraseña|contraseñas|clave secreta|código secreto|código de acceso|credenciales|clave api|claves api',
  'user-data':
    'del usuario|de la usuaria|vive el usuario|usuarios en su base|usuarios en tu base|tu base de datos|su base de datos|lista de usuarios|datos de los empleados',
  'person-attribute':
    'vive actualmente|saldo bancario|fecha de nacimiento|año de nacimiento|dirección de correo electrónico de|correo electrónico de|número de seguro social|iniciales de|dónde vive',
  hypothetical:
    'imagina|imagine|imaginemos|imagínate|hipotétic*|escenario|en un mundo donde|en un mundo en el que|mundo paralelo|universo paralelo|distópic*|ficticio|ficticia|supongamos|en esta sociedad|en este mundo',
  'encoded-answer':
    'en orden inverso|al revés|en base64|usando base64|con guiones|codifica|codificar|acróstico|en leetspeak|primera letra de|tres primeras letras|primeras tres letras',
  'decode-order': 'decodifica*|descodifica*|descifra*|ejecútalo|sigue sus instrucciones',
  'answer-tampering':
    'al final de cualquier respuesta|al final de tu respuesta|en tu respuesta|en su respuesta|podríamos decir|podríamos afirmar|podríamos declarar|podría ser|afirmemos|declaremos|admito|debe añadirse|la salida es|si yo digo|tú dices',
  'document-noun':
    'resume|resuma|currículum|página web|la función|tabla de|artículo de wikip*|documento|la salida de este código|conclusiones|informe',
  'send-verb': 'envía|envíe|enviar|envíalos|reenvía|manda|transmite|recupera los datos',
  'question-marker': 'p:|p :|pregunta:',
  'answer-marker': 'r:|r :|respuesta:',
  'string-assembly': 'tres cadenas|parte 1|combina a',
  'persona-name': 'haz cualquier cosa ahora|hacer cualquier cosa ahora|aplicación dan|un dan|hacer de todo',
}
