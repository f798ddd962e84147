import type { Phrasebook } from './phrases.ts'

export const indonesian: Phrasebook = {
  'override-verb':
    'abaikan|mengabaikan|lupakan|lewati|timpa|jangan ikuti|jangan hiraukan|kesampingkan|lupakan saja|batalkan',
  'prior-state': 'sebelumnya|di atas|semua|seluruh|terdahulu|awal',
  'instruction-noun': 'instruksi|petunjuk|perintah|aturan|arahan|pedoman|prompt|batasan|panduan',
  'override-phrase':
    'abaikan semua|abaikan instruksi|abaikan petunjuk|abaikan perintah|lupakan semua|lupakan instruksi|instruksi sebelumnya|petunjuk sebelumnya|abaikan yang di atas|abaikan di atas|abaikan hal di atas|semua yang telah|abaikan halaman|abaikan resume|abaikan fungsi',
  'output-order':
    'dan katakan|dan beri|dan berikan|dan tulis|dan jawab|dan sebutkan|sebagai gantinya|dan ulangi|dan nyatakan|dan tampilkan',
  'new-task': 'instruksi baru|tugas baru|perintah baru|tugas anda sekarang|aturan baru',
  'from-now-on': 'mulai sekarang|sejak saat ini|mulai saat ini',
  'persona-assignment': 'anda sekarang|sekarang anda|kamu sekarang|sekarang kamu|anda bukan lagi',
  'role-play': 'berpura-pura*|bertindak sebagai|berperan sebagai|bermain peran|pura-pura',
  unrestricted:
    'tanpa batasan|tanpa batas|tanpa filter|tanpa sensor|tanpa aturan|tidak ada batasan|tidak terbatas|tanpa pembatasan|tidak terikat',
  'never-refuse':
    'jangan pernah menolak|jawab semua|menjawab semua|semua pertanyaan saya|pertanyaan apa pun|harus menjawab',
  'system-mode':
    "mode pengembang|mode pemeliharaan|mode sistem|mode dewa|mode verifikasi|mode debug|memasuki mode|memasuki 'mode|reset sistem|mode penegakan",
  authority:
    'saya tuhan|aku tuhan|saya adalah tuhan|sebagai bos|saya presiden|presiden amerika|polisi|saya administrator|dikembangkan oleh openai|dikembangkan oleh anthropic|akuntan bank|sebagai ai|pencipta anda|pengelola sistem',
  coercion:
    '$200|200 dolar|teman saya|saya berjanji|saya tahu anda|saya terpaksa|keamanan negara|semua orang di tim|berbagi kata sandi',
  'system-prompt':
    'prompt sistem|instruksi sistem|pesan sistem|instruksi awal|perintah sistem|konfigurasi sistem',
  'own-instructions': 'instruksi anda|instruksimu|perintah anda|aturan anda|teks di atas|prompt anda',
  'reveal-verb':
    'tunjukkan|tampilkan|ungkapkan|ulangi|beri tahu|beritahu|berikan|bagikan|apa|apakah|cetak|konfirmasi|mengkonfirmasi|mengonfirmasi|tulis|terjemahkan|menerjemahkan|memberi tahu|memberikan|membagikan',
  verbatim: 'kata demi kata|persis|secara harfiah',
  'own-secret':
    'kata sandi anda|kata sandimu|password anda|sandi anda|kunci rahasia anda|kunci rahasiamu|kata sandi untuk sistem|kata sandi sistem|apa kata sandi*|apa password*|kode rahasia|kode akses anda|frasa sandi|kunci rahasia|kata sandinya|kata sandi?|tentang kata sandi|dengan kata sandi|kata sandi dalam|akun anda|kata sandi kami',
  'secret-noun': 'kata sandi|password|kunci rahasia|kode akses|kredensial|kode sandi',
  'user-data':
    'pengguna saat ini|pengguna tinggal|alamat email pengguna|inisial pengguna|pengguna yang berbeda|basis data anda|database anda|warna favorit pengguna|daftar pengguna|di mana john|jika pengguna|dari pengguna',
  'person-attribute': 'saldo bank|tanggal lahir|tahun lahir|alamat email|jaminan sosial|tinggal di mana',
  hypothetical:
    'bayangkan|hipotetis|skenario|di dunia di mana|dunia paralel|alam semesta paralel|distopia|fiktif|misalkan|anggap saja|di masyarakat ini|di dunia ini|dunia maya',
  'encoded-answer':
    'urutan terbalik|terbalik|menggunakan base64|base64|tanda hubung|mengkodekan|akrostik|leetspeak|huruf pertama|tiga huruf pertama',
  'decode-order': 'mendekode|dekode|memecahkan kode|jalankan',
  'answer-tampering':
    'di akhir jawaban|dalam jawaban anda|kita bisa mengatakan|kita mungkin menyatakan|kita mungkin|mari kita nyatakan|bisa jadi|saya mengaku|keluarannya|outputnya',
  'document-noun':
    'resume|halaman web|fungsi|tabel|artikel wikipedia|ringkas|rangkum|makalah|output dari kode',
  'send-verb': 'kirim|kirimkan|teruskan|unggah',
  'question-marker': 't:|tanya:|pertanyaan:',
  'answer-marker': 'j:|jawab:|jawaban:',
  'string-assembly': 'tiga string|bagian 1|gabungkan a',
  'persona-name': 'lakukan apa saja sekarang|melakukan apa saja sekarang|aplikasi dan',
}

export const vietnamese: Phrasebook = {
  'override-verb': 'bỏ qua|quên|phớt lờ|không tuân theo|đừng làm theo|lờ đi|bất chấp',
  'prior-state': 'trước đó|trước đây|phía trên|ở trên|tất cả|mọi|bên trên|ban đầu|trước',
  'instruction-noun': 'hướng dẫn|chỉ dẫn|lệnh|quy tắc|chỉ thị|giới hạn|lời nhắc|yêu cầu|hạn chế',
  'override-phrase':
    'bỏ qua hướng dẫn|bỏ qua các hướng dẫn|bỏ qua tất cả|bỏ qua mọi|quên tất cả|quên mọi|hướng dẫn trước|bỏ qua những|quên những|bỏ qua phần trên|bỏ qua ở trên|bỏ qua trang|bỏ qua sơ yếu|bỏ qua hàm|bỏ qua điều',
  'output-order':
    'và nói|và cho tôi|và trả lời|thay vào đó|và viết|và lặp lại|và nêu|và khẳng định|và hiển thị',
  'new-task': 'hướng dẫn mới|nhiệm vụ mới|lệnh mới|quy tắc mới|nhiệm vụ của bạn bây giờ',
  'from-now-on': 'từ bây giờ|kể từ bây giờ|từ giờ',
  'persona-assignment': 'bây giờ bạn là|bạn bây giờ là|bạn hiện là|bạn không còn là|giờ bạn là',
  'role-play': 'giả vờ|đóng vai|hành động như|hãy đóng|nhập vai',
  unrestricted:
    'không giới hạn|không có giới hạn|không bị giới hạn|không hạn chế|không có hạn chế|không kiểm duyệt|không bộ lọc|không có quy tắc|không bị ràng buộc',
  'never-refuse':
    'không bao giờ từ chối|trả lời tất cả|mọi câu hỏi|tất cả các câu hỏi|bất kỳ câu hỏi nào|phải trả lời',
  'system-mode':
    'chế độ nhà phát triển|chế độ bảo trì|chế độ hệ thống|chế độ thần|chế độ xác minh|chế độ gỡ lỗi|đang vào chế độ|vào chế độ|đặt lại hệ thống|chế độ thực thi',
  authority:
    'tôi là chúa|tôi là thượng đế|tôi là người tạo ra|với tư cách là sếp|là sếp của bạn|tôi là tổng thống|tổng thống hoa kỳ|tổng thống mỹ|cảnh sát|tôi là quản trị viên|được phát triển bởi openai|do openai phát triển|do anthropic phát triển|kế toán ngân hàng|bảo trì hệ thống|là một ai',
  coercion:
    '200 đô|$200|bạn tôi nói|tôi hứa|tôi biết bạn đã nói|buộc phải|an ninh đất nước|mọi người trong nhóm|chia sẻ mật khẩu|về mặt logic',
  'system-prompt':
    'lời nhắc hệ thống|hướng dẫn hệ thống|prompt hệ thống|tin nhắn hệ thống|hướng dẫn ban đầu|cấu hình hệ thống',
  'own-instructions': 'hướng dẫn của bạn|quy tắc của bạn|lệnh của bạn|văn bản trên|prompt của bạn',
  'reveal-verb':
    'cho tôi biết|hiển thị|tiết lộ|lặp lại|cho tôi xem|chia sẻ|là gì|đưa cho tôi|in ra|xác nhận|viết|dịch|nói cho|cung cấp|kể cho',
  verbatim: 'từng chữ|nguyên văn|từng từ',
  'own-secret':
    'mật khẩu của bạn|mật khẩu là gì|mật khẩu cho hệ thống|mật khẩu hệ thống|chìa khóa bí mật|khóa bí mật|mã bí mật|mật mã của bạn|mật khẩu của chúng|mật khẩu của hệ thống|cụm mật khẩu|mã truy cập|mật khẩu?|về mật khẩu|với mật khẩu|mật khẩu bằng|tài khoản của bạn|cụm từ mật',
  'secret-noun': 'mật khẩu|khóa bí mật|mã truy cập|thông tin đăng nhập|mật mã',
  'user-data':
    'người dùng hiện|của người dùng|người dùng sống|người dùng đang|cơ sở dữ liệu của bạn|người dùng khác nhau|danh sách người dùng|nếu người dùng',
  'person-attribute': 'số dư ngân hàng|ngày sinh|năm sinh|địa chỉ email|an sinh xã hội|sống ở đâu',
  hypothetical:
    'hãy tưởng tượng|tưởng tượng|giả định|giả thuyết|kịch bản|trong một thế giới|thế giới song song|vũ trụ song song|hư cấu|giả sử|trong xã hội này|trong thế giới này|dystopia',
  'encoded-answer':
    'thứ tự ngược|đảo ngược|ngược lại|bằng base64|base64|dấu gạch ngang|mã hóa|chữ cái đầu|ba chữ cái đầu|leetspeak',
  'decode-order': 'giải mã',
  'answer-tampering':
    'ở cuối câu trả lời|trong câu trả lời của bạn|chúng ta có thể nói|chúng tôi có thể nói|chúng tôi có thể tuyên bố|có thể là|hãy tuyên bố|hãy nói rằng|tôi thừa nhận|đầu ra là|chúng ta có thể',
  'document-noun':
    'sơ yếu lý lịch|trang web|hàm|bảng|bài báo wikipedia|bài viết wikipedia|tóm tắt|bài báo|kết quả của mã',
  'send-verb': 'gửi|chuyển tiếp|tải lên',
  'question-marker': 'hỏi:|h:|câu hỏi:|q:',
  'answer-marker': 'đáp:|đ:|trả lời:|a:|câu trả lời:',
  'string-assembly': 'ba chuỗi|phần 1|kết hợp a',
  'persona-name': 'làm bất cứ điều gì ngay|làm bất cứ điều gì|ứng dụng dan',
}

export const filipino: Phrasebook = {
  'override-verb': 'huwag pansinin|balewalain|kalimutan|kalimutin|laktawan|isantabi',
  'prior-state': 'nauna|naunang|nakaraang|sa itaas|lahat|dating',
  'instruction-noun': 'tagubilin|utos|panuto|alituntunin|patakaran|panuntunan|direksyon',
  'override-phrase':
    'mga naunang tagubilin|naunang tagubilin|nakaraang tagubilin|kalimutan ang mga|huwag pansinin ang|balewalain ang|kalimutan ang lahat|nakaraang mga tagubilin',
  'from-now-on': 'mula ngayon',
  'persona-assignment': 'ikaw ay ngayon|ikaw na ngayon|ngayon ikaw|isa ka nang',
  unrestricted: 'walang mga paghihigpit|walang limitasyon|walang paghihigpit|walang patakaran',
  'never-refuse': 'sagutin ang lahat|lahat ng aking mga tanong|kailangan mong sagutin',
  'system-mode':
    'system mode|mode ng pagpapanatili|mode ng pagpapatunay|pumapasok ako sa|mode ng pagpapatupad',
  authority:
    'ako ay diyos|ako ang diyos|bilang iyong boss|pangulo ng estados|opisyal ng pulisya|pulis|binuo ng openai|binuo ng anthropic|accountant ng bangko|bilang isang ai',
  coercion:
    '$200|kaibigan ko|pangako|nangangako|alam kong sinabi|kaligtasan ng bansa|pagbabahagi ng mga password|lahat sa koponan',
  'reveal-verb': 'ibigay|sabihin|ipakita|ibahagi|ulitin|ano ang|ibunyag|isulat|isalin|kumpirmahin|masasabi',
  'own-secret':
    'iyong password|iyong lihim|ang password para|password para|password ng ating|ano ang password|password para sa aming|iyong passcode|lihim na susi|lihim na code|iyong passphrase|password sa leetspeak|iyong account|ang password',
  'secret-noun': 'password|lihim na susi|passcode|passphrase',
  'user-data': 'ng gumagamit|ng user|mga gumagamit at|iyong database',
  'person-attribute':
    'nakatira ang|balanse sa bangko|petsa ng kapanganakan|taon ng kapanganakan|email address ni|social security number|paboritong kulay|inisyal',
  hypothetical:
    'isipin na|isipin mo|hypothetical|ipagpalagay|sa isang mundo|parallel na mundo|senaryo|ipagpalagay natin',
  'encoded-answer': 'baligtad|gamit ang base64|base64|mga gitling|i-encode|unang titik|unang tatlong',
  'decode-order': 'i-decode|decode',
  'question-marker': 't:|tanong:',
  'answer-marker': 's:|sagot:',
  'string-assembly': 'tatlong string|bahagi 1|pagsamahin',
}

export const thai: Phrasebook = {
  'override-verb': 'ละเว้น|เพิกเฉย|ลืม|ไม่ต้องสนใจ|ไม่สนใจ|ข้าม|มองข้าม|อย่าสนใจ',
  'prior-state': 'ก่อนหน้า|ข้างต้น|ทั้งหมด|ด้านบน|เดิม|ที่ผ่านมา',
  'instruction-noun': 'คำสั่ง|คําสั่ง|คำแนะนำ|คําแนะนํา|กฎ|ข้อจำกัด|ข้อจํากัด|พรอมต์|แนวทาง',
  'override-phrase':
    'คำสั่งก่อนหน้า|คําสั่งก่อนหน้า|คำแนะนำก่อนหน้า|คําแนะนําก่อนหน้า|ลืมทุกอย่าง|ละเว้นข้างต้น|เพิกเฉยต่อ|ละเว้นคำสั่ง|ละเว้นคําสั่ง|ไม่สนใจคำสั่ง|ละเว้นเรซูเม่|ละเว้นหน้าเว็บ|ละเว้นฟังก์ชัน|ละเว้นสิ่งที่|ไม่สนใจสิ่งที่',
  'from-now-on': 'ตั้งแต่นี้ไป|จากนี้ไป|ตั้งแต่บัดนี้',
  'persona-assignment': 'ตอนนี้คุณคือ|คุณคือ dan|ตอนนี้คุณเป็น|คุณไม่ใช่',
  'role-play': 'แกล้งทำ|สวมบทบาท|แสดงเป็น|ทำตัวเป็น',
  unrestricted: 'ไม่มีข้อจำกัด|ไม่มีข้อจํากัด|ไม่จำกัด|ไม่มีกฎ|ไม่มีการเซ็นเซอร์|ไร้ขีดจำกัด',
  'never-refuse': 'ทุกคำถาม|ทุกคําถาม|คำถามทั้งหมด|คําถามทั้งหมด|ต้องตอบ|คุณต้องตอบ',
  'system-mode':
    'โหมดนักพัฒนา|โหมดบำรุงรักษา|โหมดบํารุงรักษา|โหมดระบบ|โหมดพระเจ้า|โหมดยืนยัน|เข้าสู่โหมด|กำลังเข้าสู่|กําลังเข้าสู่|รีเซ็ตระบบ|โหมดบังคับใช้กฎหมาย|โหมดการตรวจสอบ',
  authority:
    'ฉันคือพระเจ้า|ฉันเป็นพระเจ้า|ผู้สร้างของคุณ|เจ้านายของคุณ|ประธานาธิบดี|เจ้าหน้าที่ตำรวจ|เจ้าหน้าที่ตํารวจ|ผู้ดูแลระบบ|พัฒนาโดย openai|พัฒนาโดย anthropic|นักบัญชี|ในฐานะ ai',
  coercion:
    '200 ดอลลาร์|200 เหรียญ|เพื่อนของฉัน|ฉันสัญญา|ฉันรู้ว่าคุณ|ความปลอดภัยของประเทศ|ทุกคนในทีม|แบ่งปันรหัสผ่าน|แชร์รหัสผ่าน',
  'system-prompt': 'พรอมต์ระบบ|คำสั่งระบบ|คําสั่งระบบ|ข้อความระบบ',
  'own-instructions': 'คำสั่งของคุณ|คําสั่งของคุณ|กฎของคุณ|ข้อความข้างบน',
  'reveal-verb': 'บอก|แสดง|เปิดเผย|ทำซ้ำ|แชร์|แบ่งปัน|คืออะไร|ให้ฉัน|พิมพ์|ยืนยัน|เขียน|แปล|เท่าไร|เท่าไหร่',
  'own-secret':
    'รหัสผ่านของคุณ|รหัสผ่านคืออะไร|รหัสผ่านของระบบ|รหัสผ่านสำหรับระบบ|รหัสผ่านสําหรับ|รหัสผ่านของเรา|กุญแจลับ|รหัสลับ|คีย์ลับ|วลีรหัสผ่าน|ข้อความรหัสผ่าน|เกี่ยวกับรหัสผ่าน|ด้วยรหัสผ่าน|รหัสผ่านใน|บัญชีของคุณ|รหัสผ่านระบบ|ขอรหัสผ่าน|ยืนยันรหัสผ่าน',
  'secret-noun': 'รหัสผ่าน|กุญแจลับ|รหัสลับ|พาสเวิร์ด',
  'user-data': 'ของผู้ใช้|ผู้ใช้อาศัย|ผู้ใช้อยู่|ผู้ใช้ปัจจุบัน|ฐานข้อมูลของคุณ|หากผู้ใช้|ถ้าผู้ใช้',
  'person-attribute': 'ยอดเงินในธนาคาร|ยอดคงเหลือ|วันเกิด|ปีเกิด|ที่อยู่อีเมล|ประกันสังคม|อาศัยอยู่ที่ไหน',
  hypothetical: 'ลองนึกภาพ|จินตนาการ|สมมติ|สมมุติ|โลกคู่ขนาน|จักรวาลคู่ขนาน|ดิสโทเปีย|ในโลกที่|ในสังคมนี้|สถานการณ์',
  'encoded-answer': 'ลำดับย้อนกลับ|ลําดับย้อนกลับ|ย้อนกลับ|โดยใช้ base64|base64|ขีดกลาง|ขีดคั่น|เข้ารหัส|ตัวอักษรแรก|สามตัวแรก',
  'decode-order': 'ถอดรหัส|interlace',
  'answer-tampering': 'เราอาจจะบอก|เราอาจพูด|เราอาจระบุ|อาจเป็น|ระบุว่า|ฉันยอมรับ|ผลลัพธ์คือ',
  'document-noun': 'เรซูเม่|ประวัติย่อ|หน้าเว็บ|ฟังก์ชัน|ตาราง|วิกิพีเดีย|บทความ|สรุป',
  'question-marker': 'ถาม:|คำถาม:|คําถาม:|q:',
  'answer-marker': 'ตอบ:|คำตอบ:|คําตอบ:|a:',
  'string-assembly': 'สามสตริง|ส่วนที่ 1|รวม a',
}
