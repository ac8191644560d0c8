"""Words about files, folders and disks: what is wrong, where, and what to do, in Korean."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "err.damaged_marks": (
        "표시가 든 marks.db가 손상됐습니다. gjnews doctor --repair를 실행하세요. 원본은 그대로 두었습니다."
    ),
    "err.marks_rescued": (
        "marks.db가 손상돼 읽어 낸 표시만 보이고 새 표시는 남지 않습니다. gjnews doctor --repair를 실행하세요."
    ),
    "err.system": "{path}: {why}",
    "err.no_folder": "{path}: 폴더가 아니라 파일입니다. GJNEWS_HOME을 폴더로 정하세요.",
    "err.no_file": "{path}: 파일이 있을 자리에 폴더가 있습니다. 그 폴더를 다른 곳으로 옮기세요.",
    "err.busy": "{path}: 다른 프로그램이 쓰고 있습니다. 잠시 뒤에 다시 하세요.",
    "err.database": "{path}: 읽거나 쓰지 못했습니다({why}). gjnews doctor로 확인하세요.",
    "err.read_only_file": "{path}: 쓸 수 없는 파일입니다. 권한을 확인하거나 GJNEWS_HOME을 다른 폴더로 정하세요.",
    "state.full": "디스크가 가득 차 읽기만 합니다. 자리를 비울 때까지 표시가 남지 않습니다.",
    "state.read_only": "쓸 수 없는 폴더여서 읽기만 합니다. 표시가 남지 않습니다: {path}",
    "sys.read_only": "읽기 전용 장치라 쓸 수 없습니다. 다른 폴더를 쓰세요.",
    "sys.denied": "권한이 없습니다. 파일과 폴더의 권한을 확인하세요.",
    "sys.missing": "그런 파일이나 폴더가 없습니다. 경로를 확인하세요.",
    "sys.not_folder": "경로 가운데에 폴더가 아닌 파일이 있습니다. 경로를 확인하세요.",
    "sys.exists": "같은 이름의 파일이 이미 있습니다. 그 파일을 옮기거나 다른 경로를 쓰세요.",
    "sys.folder": "파일이 아니라 폴더입니다. 파일을 적으세요.",
    "sys.full": "디스크가 가득 찼습니다. 자리를 비우고 다시 하세요.",
    "sys.too_long": "이름이 너무 깁니다. 짧은 이름을 쓰세요.",
    "sys.too_many": "열린 파일이 너무 많습니다. 다른 프로그램을 닫고 다시 하세요.",
    "sys.loop": "링크가 제자리를 돕니다. 경로를 확인하세요.",
    "sys.device": "장치에서 읽거나 쓰지 못했습니다. 디스크를 확인하세요.",
    "sys.closed": "표준 입력이 닫혀 있습니다. 파일을 적거나 gjnews import - < 파일처럼 넣으세요.",
    "sys.other": "읽거나 쓰지 못했습니다({code}). 파일과 폴더를 확인하세요.",
    "config.broken": "{path} {line}번째 줄 {column}번째 칸이 TOML이 아니어서 처음 설정으로 엽니다. 그 줄을 고치세요.",
    "config.encoding": "{path}: UTF-8이 아니어서 처음 설정으로 엽니다. UTF-8로 저장하세요.",
    "config.unreadable": "{path}: 설정을 읽지 못해 처음 설정으로 엽니다. {why}",
    "source.stumble": "정리하다 걸린 기사라 건너뛰었습니다({why})",
    "doctor.archive_rescued": "읽을 수 있는 기사 {n}건을 새 보관함에 옮겼습니다. 손상된 원본: {path}",
}
