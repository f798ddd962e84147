import { crossed, type Phrasebook } from './phrases.ts'

const readers =
  'ai|llm|llms|language model|language models|chatbot|chatbots|coding agent|coding agents|coding assistant|copilot'

/** How a document, a page or a mail speaks past its reader to the machine that reads it for him. */
export const machineReaders: Phrasebook = {
  'to-the-assistant': [
    crossed(
      'note to|notes to|notice to|message to|instruction to|instructions to|instruction for|instructions for|request to|hint for|note for|notice for|message for|directive for|directive to|attention|dear|hey|hello|to any|to all|to the|for any',
      readers,
    ),
    crossed(
      "if you are an|if you're an|if you are a|if you're a|as an|any",
      'ai reading|ai screener|ai summarizing|ai processing|ai reviewer|llm reading|language model reading|chatbot reading|chatbot answering|bot reading|crawler',
    ),
    crossed(
      'ai|llm|language model|chatbot|assistant|copilot|bot',
      'reading this|that reads this|who reads this|summarizing this|summarising this|processing this|describing this|reviewing this|parsing this|screening this|answering this|working in this|working on this repository|indexing this|that processes this',
    ),
    crossed(
      'ai assistants|language models|llms|chatbots|ai agents|ai crawlers|ai systems|ai models|automated systems|automated agents|bots and ai|ai bots',
      'must|should|please|reading|processing|do not|have to|are required|shall|that read|agree to',
    ),
    crossed(
      'assistant|ai|copilot|chatbot|agent|llm|gpt',
      ', please note|, when you|, after|, before|, ignore|, stop|, you must|, do not|: ignore|: you must|: please note|: please forward|: do not|: when|: after|: before',
    ),
    'okay assistant|ok assistant|when the user asks|the assistant should claim|the assistant must|for llm reviewers|for the ai|for ai tools|ai only|machine-readable instruction|the user changed their mind|the user has changed|the user wants you to|the user has asked you|the user also wants|the user has consented|user has already approved|the owner has already approved|has already been approved|before you draft|before you reply|before you respond|if you can read this',
  ].join('|'),
  'reader-act':
    'say that|should say|must say|claim that|should claim|claim there|must state|should state|reply with a|respond with a|recommend this|recommend the|recommends buying|rank this|rank it|ask the user|ask them for|ask for their|ask for his|call the tool|call the number|forward the|forward all|transfer|buy|order|stop here|stop summar*|pause|must end with|should end with|in every answer|in each answer|in your summary|in the summary|in your draft|in the draft|look up the|positive review|no matter what|repeat the sentence|repeat this|look for|paste the|read the file|run the|run this|open the|approve|escalate',
}

export const foreignMachineReaders: Phrasebook = {
  'to-the-assistant':
    "hinweis an die ki|anweisung an die ki|nachricht an die ki|hinweis für die ki|anweisung für die ki|an die ki, die|liebe ki|falls du eine ki|wenn du eine ki|wenn sie eine ki|an das sprachmodell|hinweis an den assistent*|note à l'ia|note pour l'ia|instruction pour l'ia|instructions pour l'ia|à l'attention de l'ia|message à l'ia|si tu es une ia|si vous êtes une ia|chère ia|note à l'assistant|nota para la ia|nota a la ia|nota para el asistente|instrucción para la ia|instrucciones para la ia|mensaje para la ia|si eres una ia|si eres un modelo|atención ia|a la ia que|nota para a ia|instrução para a ia|mensagem para a ia|se você é uma ia|se você for uma ia|à ia que|nota per l'ia|istruzione per l'ia|istruzioni per l'ia|se sei un'ia|all'ia che|opmerking voor de ai|instructie voor de ai|bericht aan de ai|als je een ai bent|uwaga dla ai|instrukcja dla ai|wiadomość dla ai|jeśli jesteś ai|jeśli jesteś modelem|примечание для ии|инструкция для ии|сообщение для ии|указание для ии|внимание, ии|если ты ии|если вы ии|если ты нейросеть|для нейросет*|yapay zekaya not|yapay zekâya not|eğer bir yapay zek*|catatan untuk ai|instruksi untuk ai|jika kamu adalah ai|jika anda adalah ai|ghi chú cho ai|nếu bạn là ai|nếu bạn là một ai|ملاحظة للذكاء الاصطناعي|إلى الذكاء الاصطناعي|إذا كنت ذكاء|تعليمات للذكاء",
  covert:
    "sag es dem nutzer nicht|sag dem nutzer nichts|dem benutzer nichts|ohne dem nutzer|ohne dem benutzer|ohne wissen des|heimlich|no se lo digas|no le digas al usuario|sin que el usuario|sin decírselo|sin avisar al|a escondidas|ne le dis pas|ne le dites pas|sans le dire|à l'insu de|sans que l'utilisateur|sans prévenir|não diga ao usuário|não conte ao|sem que o usuário|sem avisar o|às escondidas|non dirlo all*|senza dirlo|senza che l'utente|di nascosto|vertel het niet aan|zonder dat de gebruiker|nie mów użytkownikowi|bez wiedzy użytkownika|potajemnie|не говори пользователю|не сообщай пользователю|без ведома|незаметно для|втайне|kullanıcıya söyleme*|kullanıcının haberi olmadan|gizlice|jangan beri tahu pengguna|tanpa sepengetahuan|đừng nói với người dùng|không cho người dùng biết",
}

export const machineReadersUnspaced: Phrasebook = {
  'to-the-assistant':
    '给ai的|致ai|如果你是ai|如果你是一个ai|如果你是人工智能|给人工智能的|对ai的指示|ai助手请|请ai|阅读本文的ai|給ai的|aiへの指示|aiへの注意|ai向けの|あなたがaiなら|これを読んでいるai|aiアシスタントへ|ai에게 알림|ai에게 전달|당신이 ai라면|이 글을 읽는 ai|인공지능에게|एआई के लिए निर्देश|यदि आप एआई|หากคุณเป็น ai|ถึง ai',
  covert:
    '不要告诉用户|别告诉用户|不要告知用户|不要让用户|瞒着用户|悄悄地|ユーザーに知らせず|ユーザーには言わないで|ユーザーに伝えず|秘密裏に|사용자에게 알리지|사용자 모르게|몰래|उपयोगकर्ता को मत बताना|โดยไม่ให้ผู้ใช้รู้|دون علم المستخدم|لا تخبر المستخدم',
}
