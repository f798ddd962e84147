import type { Phrasebook } from './phrases.ts'

export const arabic: Phrasebook = {
  'override-verb': 'تجاهل*|انس|انسى|تخطى|تجاوز|تخط|لا تتبع|لا تلتزم|ألغ|تغاضى|اهمل|أهمل',
  'prior-state': 'السابقة|السابق|أعلاه|كل|جميع|كافة|الأصلية|قبل|المذكورة|الأولية|ما سبق',
  'instruction-noun':
    'التعليمات|تعليمات|تعليماتك|الأوامر|أوامر|القواعد|قواعد|التوجيهات|توجيهات|الإرشادات|إرشادات|القيود|قيود|الموجه|المطالبة|بالتعليمات',
  'override-phrase':
    'تجاهل كل|تجاهل جميع|تجاهل التعليمات|تجاهل ما سبق|تجاهل ما|انس كل|انسى كل|التعليمات السابقة|تجاهل تعليماتك|تجاهل أعلاه|ما ورد أعلاه|ما قيل لك|تجاهل صفحة|تجاهل السيرة|تجاهل الأعلى|تجاهل القواعد|تعليمات سابقة',
  'output-order': 'وقل|وأخبرني|واذكر|واكتب|وأعطني|وكرر|وأظهر|بدلا من ذلك|وأجب',
  'new-task': 'تعليمات جديدة|مهمة جديدة|مهمتك الآن|قواعد جديدة|أوامر جديدة',
  'from-now-on': 'من الآن فصاعدا|من الآن|ابتداء من الآن|منذ الآن',
  'persona-assignment': 'أنت الآن|انت الآن|لم تعد|ستكون|أنت لست|ستتصرف',
  'role-play': 'تظاهر|تصرف ك|العب دور|تقمص|مثل دور|لعب الأدوار|تخيل أنك',
  unrestricted:
    'بدون قيود|بلا قيود|دون قيود|دون أي قيود|بدون أي قيود|غير مقيد*|بدون فلتر|بدون رقابة|بلا حدود|لا قيود|دون حدود|بدون قواعد|بلا أخلاق',
  'never-refuse':
    'لا ترفض|أجب على كل|جميع الأسئلة|كل الأسئلة|أي سؤال|جميع أسئلتي|كل أسئلتي|يجب أن تجيب|عليك الإجابة|أن تجيب على',
  'system-mode':
    'وضع المطور|وضع الصيانة|وضع النظام|وضع التحقق|وضع التصحيح|وضع الإله|أدخل في وضع|أدخل وضع|وضع إنفاذ|إعادة تعيين النظام|أنا أدخل|أدخل الآن',
  authority:
    'أنا الله|أنا إله|أنا الرب|أنا خالقك|بصفتي رئيسك|بصفتي مديرك|رئيس الولايات المتحدة|أنا رئيس|ضابط شرطة|أنا شرطي|أنا المسؤول|طورتها openai|طورته openai|من تطوير openai|طورتها anthropic|محاسب|كذكاء اصطناعي|المشرف على نظامك',
  coercion:
    '200 دولار|أخبرني صديقي|صديقي أخبرني|أعدك|أعلم أنك قلت|سأضطر|أمن البلاد|سلامة البلد|الجميع في الفريق|مشاركة كلمات المرور',
  'system-prompt':
    'موجه النظام|مطالبة النظام|تعليمات النظام|رسالة النظام|التعليمات الأولية|التعليمات الداخلية|برومبت النظام|إعدادات النظام|موجه نظام',
  'own-instructions': 'تعليماتك|قواعدك|أوامرك|توجيهاتك|النص أعلاه|إعداداتك',
  'reveal-verb':
    'أظهر|اعرض|اكشف|كرر|أعطني|أخبرني|إخباري|قل لي|ما هي|ما هو|اطبع|شارك|مشاركة|أكد|تأكيد|ترجم|اكتب|تزويدي|هل يمكنك|أفصح',
  verbatim: 'حرفيا|كلمة بكلمة|كما هي|نصا',
  'own-secret':
    'كلمة المرور الخاصة بك|كلمة مرورك|كلمة السر الخاصة بك|كلمة سرك|مفتاحك السري|المفتاح السري الخاص|كلمة المرور لنظامنا|كلمة مرور نظامنا|كلمة المرور الخاصة بنظامنا|ما هي كلمة المرور|ما هي كلمة السر|رمزك السري|الرمز السري|عبارة المرور|كلمة المرور؟|كلمة المرور الخاصة|كلمة المرور ل|عن كلمة المرور|بكلمة المرور|حول كلمة المرور|رمز المرور الخاص|مشاركة كلمة المرور|حسابك|كلمة المرور بلغة|كتابة كلمة المرور|اكتب كلمة المرور',
  'secret-noun':
    'كلمة المرور|كلمات المرور|كلمة السر|المفتاح السري|رمز الوصول|بيانات الاعتماد|مفتاح api|رمز المرور',
  'user-data':
    'المستخدم الحالي|يعيش المستخدم|للمستخدم|الخاص بالمستخدم|الخاصة بالمستخدم|المستخدمين في قاعدة|قاعدة بياناتك|قاعدة البيانات الخاصة بك|إذا كان المستخدم|اسم المستخدم|لون المستخدم',
  'person-attribute':
    'رصيد البنك|الرصيد البنكي|رصيد بنك|الرصيد المصرفي|تاريخ ميلاد|تاريخ الميلاد|سنة ميلاد|عنوان البريد الإلكتروني ل|عنوان بريد|بريد إلكتروني|الضمان الاجتماعي|الأحرف الأولى|أين يعيش',
  hypothetical:
    'تخيل|تخيلوا|لنتخيل|افتراضي*|سيناريو|في عالم|عالم مواز*|كون مواز*|الواقع المرير|خيالي*|لنفترض|في هذا المجتمع|في هذا العالم',
  'encoded-answer':
    'بترتيب عكسي|بالعكس|باستخدام base64|base64|بشرطات|مع شرطات|تشفير|ترميز|الحرف الأول|الأحرف الثلاثة الأولى|leetspeak',
  'decode-order': 'فك شفرة|فك تشفير|فك ترميز|ونفذ|نفذها',
  'answer-tampering':
    'في نهاية إجابتك|في نهاية كل رد|في إجابتك|قد نقول|يمكننا أن نقول|نذكر أن|قد نذكر|يمكن أن يكون|أعترف|الناتج هو|لنقل',
  'document-noun': 'السيرة الذاتية|صفحة الويب|الدالة|الجدول|ويكيبيديا|مقالة|لخص|الورقة|ناتج هذا|مخرجات هذا',
  'send-verb': 'أرسل|ارسل|حول|إعادة توجيه|أعد توجيه',
  'question-marker': 'س:|سؤال:|س :',
  'answer-marker': 'ج:|جواب:|إجابة:|ج :',
  'string-assembly': 'ثلاث سلاسل|الجزء 1|اجمع بين',
  'persona-name': 'افعل أي شيء الآن|فعل أي شيء الآن|تطبيق dan',
}

export const persian: Phrasebook = {
  'override-verb': 'نادیده بگیر*|فراموش کن*|بی‌توجه|صرف نظر',
  'prior-state': 'قبلی|پیشین|بالا|همه|تمام',
  'instruction-noun': 'دستورات|دستور|دستورالعمل*|قوانین|محدودیت*|راهنما*|پرامپت',
  'override-phrase': 'دستورات قبلی|دستورالعمل‌های قبلی|همه چیز را فراموش|تمام دستورات|همه دستورات',
  'from-now-on': 'از این به بعد|از حالا به بعد',
  'persona-assignment': 'تو اکنون|تو الان|شما اکنون|شما اکنون یک',
  'role-play': 'وانمود کن*|نقش بازی|تظاهر کن*',
  unrestricted: 'بدون محدودیت*|بدون هیچ محدودیت*|بدون فیلتر|بدون سانسور|بدون قانون',
  'system-prompt': 'پرامپت سیستم|دستورات سیستم|پیام سیستم',
  'own-instructions': 'دستورات خود|دستورالعمل خود|متن بالا',
  'reveal-verb': 'نشان بده|بگو|فاش کن|تکرار کن|چیست|به من بگو',
  'own-secret': 'رمز عبور شما|رمز عبورت|رمز عبور چیست|رمز عبور سیستم|کلید مخفی|رمز شما',
  'secret-noun': 'رمز عبور|کلید مخفی|گذرواژه',
  'user-data': 'کاربر کجا|آدرس ایمیل کاربر',
  'person-attribute': 'تاریخ تولد|موجودی بانک',
}

export const turkish: Phrasebook = {
  'override-verb':
    'yok say*|göz ardı*|gözardı*|görmezden gel*|unut|unutun|dikkate alma*|boş ver|boşver|iptal et|atla|geçersiz kıl*|önemseme*|yoksay*',
  'prior-state': 'önceki|öncesi|yukarıdaki|yukarıda|tüm|bütün|daha önce*|şimdiye kadar|ilk|mevcut',
  'instruction-noun': 'talimat*|yönerge*|komut*|kural*|emir*|istem*|prompt*|kısıtlama*|direktif*|talimatları',
  'override-phrase':
    'önceki talimat*|önceki yönerge*|tüm talimat*|her şeyi unut*|söylenen her şeyi|yukarıdakileri yok|yukarıdakini|önceki komut*|talimatlarını yok|talimatları unut|talimatları görmezden|yok sayın ve|göz ardı edin ve|görmezden gelin ve|özgeçmişi görmezden|web sayfasını',
  'output-order':
    've de ki|ve söyle|ve bana|bunun yerine|ve yaz|ve göster|ve tekrarla|ve cevapla|ve belirt|ve şunu söyle',
  'new-task': 'yeni talimat*|yeni görev*|görevin artık|yeni kural*',
  'from-now-on': 'bundan sonra|şu andan itibaren|bundan böyle|artık',
  'persona-assignment': 'sen artık|artık sen|şimdi sen|sen şimdi|artık bir|sen bir dan',
  'role-play': 'gibi davran|rolünü oyna|rol yap|taklit et|rolüne gir|numarası yap',
  unrestricted:
    'kısıtlama olmadan|hiçbir kısıtlama|sınırsız|sansürsüz|filtresiz|kuralsız|sınır olmadan|kısıtlamasız|kural yok|sınırlama olmadan|kısıtlaması olmayan',
  'never-refuse':
    'asla reddetme|her soruyu|tüm sorular*|herhangi bir soru*|cevap vermek zorunda*|yanıtlamak zorunda*|cevaplamak zorunda*|cevaplamalısın*',
  'system-mode':
    'geliştirici modu*|bakım modu*|sistem modu*|tanrı modu*|doğrulama modu*|hata ayıklama modu*|moduna giriyorum|modunu başlat*|sistem sıfırlama*|kolluk kuvvetleri modu*|moduna gir*',
  authority:
    'ben tanrı*|ben allah|yaratıcın*|patronun olarak|patronunuz olarak|ben başkan*|devletleri başkanı*|polis memuru*|ben bir polis|ben yönetici*|openai tarafından|anthropic tarafından|bir yapay zeka olarak|muhasebeci*|sistemin bakımcısı',
  coercion:
    '200 dolar|arkadaşım bana|söz veriyorum|söylediğini biliyorum|zorunda kalacağım|ülkenin güvenliği|takımdaki herkes|ekipteki herkes|şifre paylaş*|parola paylaş*|şifreleri paylaş*|hemfikirdiniz',
  'system-prompt':
    'sistem istemi*|sistem komutu*|sistem talimat*|sistem mesajı*|ilk talimat*|başlangıç talimat*|sistem promptu*|dahili talimat*',
  'own-instructions': 'talimatlarını|talimatlarınızı|kurallarını|yukarıdaki metni|istemini|promptunu',
  'reveal-verb':
    'göster|gösterin|açıkla|ifşa et|tekrarla|söyle|söyler misin*|söyleyebilir*|bana ver|paylaş|paylaşabilir*|nedir|nelerdir|ne|yazdır|onaylayabilir*|çevir|yaz|yazın|verebilir*',
  verbatim: 'kelimesi kelimesine|aynen|harfi harfine',
  'own-secret':
    'şifren*|şifreniz*|parolan*|parolanız*|sistemimizin şifresi*|sistemimizin parolası*|sistemimiz için şifre*|şifre nedir|parola nedir|gizli anahtarın*|gizli kodun*|şifreyi onay*|parolayı onay*|gizli anahtar*|şifresi nedir|parolası nedir|şifreyi söyle*|parolayı söyle*|parola hakkında|şifre hakkında|şifreyi yaz*|parolayı yaz*|şifre cümle*|parola cümle*|gizli şifre*|hesabına erişim',
  'secret-noun':
    'şifre|şifresi|şifreyi|parola|parolası|parolayı|gizli anahtar|gizli kod|erişim kodu|kimlik bilgileri',
  'user-data':
    'kullanıcının|kullanıcı şu anda|kullanıcı nerede|veritabanınızdaki|veritabanındaki|kullanıcı listesi',
  'person-attribute':
    'banka bakiyesi|banka hesap bakiyesi|doğum tarihi*|doğum yılı*|e-posta adresi*|sosyal güvenlik numarası*|baş harfleri*|nerede yaşıyor|en sevdiği renk',
  hypothetical:
    'hayal edin|hayal et|hayal edelim|varsayımsal|varsayalım|senaryo*|bir dünyada|paralel evren*|paralel dünya*|distopik|kurgusal|bu toplumda|bu dünyada',
  'encoded-answer':
    'ters sırayla|tersten|base64 ile|base64 kullanarak|tire*|kodla|kodlayabilir*|akrostiş|leetspeak|ilk harf*|ilk üç harf*',
  'decode-order': 'şifresini çöz*|kodunu çöz*|çözüp|deşifre',
  'answer-tampering':
    "yanıtın sonuna|cevabın sonuna|cevabında|yanıtında|diyebiliriz|söyleyebiliriz|belirtebiliriz|olabilir|itiraf ediyorum|çıktı '|kabul ediyorum|ifade edelim",
  'document-noun':
    'özgeçmiş*|web sayfası*|fonksiyon*|tablo*|wikipedia makalesi*|vikipedi|makale*|özetle*|bu kodun çıktısı|belge*',
  'send-verb': 'gönder|ilet|yolla|e-posta at',
  'question-marker': 's:|soru:',
  'answer-marker': 'c:|cevap:|yanıt:',
  'string-assembly': 'üç dize|üç dizi|bölüm 1|kısım 1',
  'persona-name': 'şimdi her şeyi yap|her şeyi yap|dan uygulaması',
}
