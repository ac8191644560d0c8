"""Cases of the search rules: (typed, text, whether it is found, rule). Facts about typing Korean, checked by hand."""

CASES = """
ㅌ|통합돌봄|yes|R5
토|통합돌봄|yes|R2
통ㅎ|통합돌봄|yes|R7
통하|통합돌봄|yes|R2
통합ㄷ|통합돌봄|yes|R7
통합돏|통합돌봄|yes|R2
통합돌보|통합돌봄|yes|R2
통합돏|통합돌다리|no|R2
통합돌봄|통합 돌봄 사업|yes|R9
통합 돌봄|통합돌봄국|yes|R1
도|돌봄|yes|R2
돌|도시|no|R2
돌ㅂ|돌봄|yes|R7
돌ㅂ|돌담|no|R7
석|서구청장|yes|R2
석|서울|no|R2
석 |서구청장|no|R3
석 |석탄|yes|R3
옛|예술의전당|yes|R2
전다|예술의전당|yes|R2
간|가나다|yes|R2
간 |가나다|no|R3
간 |간호사|yes|R3
가난|가나눔|yes|R2
고|광주|yes|R2
과|광주|yes|R2
괗|과학관|yes|R2
광|공주|no|R2
가|광주|no|R2
갑|값|yes|R2
갑ㅅ|값|yes|R7
값|갑시다|yes|R2
값 |갑시다|no|R3
닭|달고나|yes|R2
달ㄱ|닭고기|yes|R7
업서|없어서|no|R2
없어|없어서|yes|R2
서구|서귀포|yes|R4
서구 |서귀포|no|R3
서귀|서구청|no|R2
북|부구청장|yes|R4
북 |부구청장|no|R3
ㅌㅎㄷㅂ|통합돌봄|yes|R5
ㅌㅎㄷㅂ|통합 돌봄|yes|R5
ㅎㄷ|통합돌봄|yes|R5
ㅌㄷ|통합돌봄|no|R5
ㄱㅅㄱ|광산구|yes|R6
ㄳㄱ|광산구|yes|R6
ㄳ|광산구|yes|R6
ㄱ|까치|no|R6
ㄲ|까치|yes|R6
ㄱㄱ|까치|no|R6
통ㅎㄷㅂ|통합돌봄|yes|R5
ㅌㅎ돌|통합돌봄|yes|R5
ㅌㅎ도|통합돌봄|yes|R5
ㄱㅈ 서구|광주 서구|yes|R5
리더|캘린더|no|R2
ㅓ|서구|no|R8
ㅠ|ㅠㅠ 그립다|yes|R8
봄도|돌봄도시|yes|R2
전자|삼성전자|yes|R2
ai모|AI 모빌리티|yes|R9
rhkdwn|광주|yes|R10
kbs|ㅏㅠㄴ|no|R10
DJ|어린이집|no|R10
go|해 뜨는 마을|no|R10
먀|AI|yes|R11
5·18|5‧18 민주화운동|yes|N5
518|5‧18 민주화운동|yes|N5
5ㆍ18|5‧18 민주화운동|yes|N5
5·1|5‧18 민주화운동|yes|N5 R2
12월|1·2월 모집|no|N5
민관|민·관 협력|yes|N5
ㄱ씨|ㄱ씨는 밝혔다|yes|R5
ㅎㅏㄴ|한국|yes|R5
ㅌㅎ도 |통합돌봄|no|R5 R3
24ㅅ|24시간 운영|yes|R7
3000만|3,000만 원|yes|N7
3,|3,000만 원|yes|N7
(주|㈜보기|yes|N3
돌봄을|돌봄 사업|no|R13
"함께한 서|‘7년의 돌봄, 함께한 서구’|yes|phrase
"돌봄 함께|‘7년의 돌봄, 함께한 서구’|no|phrase
돌봄 -서구|돌봄 서구|no|exclusion
돌봄 -|돌봄 서구|yes|exclusion
돌봄 -ㅅ|돌봄 서구|yes|exclusion
소식 -AI |email 소식|yes|exclusion
소식 -AI |AI 소식|no|exclusion
"""


def cases() -> list[tuple[str, str, bool, str]]:
    """The table as tuples."""
    rows = [line.split("|") for line in CASES.strip("\n").splitlines()]
    return [(typed, text, found == "yes", rule) for typed, text, found, rule in rows]
