"""Small real documents: a PDF written by hand, Word files, and headings in any kind that has them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any


def write_pdf(path: Path, pages: Sequence[str]) -> Path:
    """Write a PDF with one line of Helvetica a line of each page (ASCII without brackets)."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for at, page in enumerate(pages):
        lines = " ".join(f"({line}) Tj 0 -14 Td" for line in page.splitlines())
        stream = f"BT /F1 11 Tf 50 780 Td {lines} ET"
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {fonts} /Contents {5 + 2 * at} 0 R >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    written = b"%PDF-1.4\n"
    offsets = []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{text}\nendobj\n".encode("ascii")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n"
    path.write_bytes(written + f"{end}{len(written)}\n%%EOF\n".encode("ascii"))
    return path


def write_headings(path: Path, headings: Sequence[tuple[str, int, str]]) -> Path:
    """Write (heading, level, text below it or '') as Markdown, HTML or Word, by the ending of `path`."""
    if path.suffix == ".md":
        path.write_text("".join(f"{'#' * level} {heading}\n\n{text}\n" for heading, level, text in headings), "utf-8")
    elif path.suffix == ".html":
        path.write_text("".join(f"<h{level}>{heading}</h{level}>{text}" for heading, level, text in headings), "utf-8")
    else:
        import docx

        document = docx.Document()
        for heading, level, text in headings:
            document.add_heading(heading, level)
            document.add_paragraph(text)
        document.save(str(path))
    return path


def write_word(path: Path) -> Path:
    """Write a Word file with a heading, a paragraph and a table."""
    import docx

    document = docx.Document()
    document.add_heading("Travel", level=1)
    document.add_paragraph("Train tickets are paid for in full. Flights need the consent of the department head.")
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("City", "Hotel limit"), ("Oslo", "180 EUR")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(path))
    return path


def write_word_table(path: Path) -> Path:
    """Write a Word file with a table of prices: some are the same, one is missing, and some cells are merged."""
    import docx

    document = docx.Document()
    rows = (
        ("Lamp", "2023", "2024", "2025", "Note"),
        ("Lumina", "30", "30", "", "sold out"),
        ("", "45", "45", "45", ""),
        ("Prices without tax", "", "", "", ""),
    )
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Lumina"
    table.cell(1, 4).merge(table.cell(2, 4)).text = "sold out"
    table.cell(3, 0).merge(table.cell(3, 4)).text = "Prices without tax"
    document.save(str(path))
    return path


_RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
_CELL = f"<w:tc><w:p>{_RUN}</w:p></w:tc>"
_BOX = f"<w:txbxContent><w:p>{_RUN.format('The note says: Ring twice.')}</w:p></w:txbxContent>"
_REVISED = (
    f"<w:sdt><w:sdtContent><w:p>{_RUN.format('The customer number is 99-123.')}</w:p></w:sdtContent></w:sdt>",
    f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{_RUN.format('The rent is ')}"
    f"<w:ins w:id='1' w:author='a'>{_RUN.format('850')}</w:ins>"
    "<w:del w:id='2' w:author='a'><w:r><w:delText>700</w:delText><w:tab/></w:r></w:del>"
    f"<w:moveFrom w:id='3' w:author='a'>{_RUN.format(' and lamps')}</w:moveFrom>{_RUN.format(' euros a month.')}</w:p>",
    f"<w:p>{_RUN.format('See the ')}<w:r><mc:AlternateContent><mc:Choice><w:drawing>{_BOX}</w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict>{_BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    f"<w:sdt><w:sdtContent>{_RUN.format('note.')}</w:sdtContent></w:sdt></w:p>",
    f"<w:tbl><w:tr>{_CELL.format('Room')}{_CELL.format('Seats')}</w:tr><w:sdt><w:sdtContent><w:tr>"
    f"{_CELL.format('Aurora')}<w:sdt><w:sdtContent>{_CELL.format('24')}</w:sdtContent></w:sdt>"
    f"</w:tr></w:sdtContent></w:sdt><w:tr><w:trPr><w:del w:id='4' w:author='a'/></w:trPr>{_CELL.format('Old')}</w:tr>"
    "</w:tbl>",
)


def write_word_revised(path: Path) -> Path:
    """Write a Word file with tracked changes, fields of a form and a text box, as Word itself writes them."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    for piece in _REVISED:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(_spaced(piece))[0])
    document.save(str(path))
    return path


_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}


def _spaced(piece: str, root: str = "w:body") -> str:
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _SPACES.items())
    return f"<{root} {names}>{piece}</{root}>"


def write_word_notes(path: Path, footnotes: str = "") -> Path:
    """Write a Word file with footnotes (or the XML of their part), endnotes, headers and footers."""
    import docx
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    def refer(paragraph: Any, kind: str, number: int) -> None:
        paragraph._p.append(parse_xml(_spaced(f"<w:r><w:{kind}Reference w:id='{number}'/></w:r>"))[0])

    document = docx.Document()
    refer(document.add_heading("Rent", level=1), "endnote", 2)
    refer(document.add_paragraph("The rent is 850 euros."), "footnote", 2)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Deposit"
    refer(table.cell(0, 1).paragraphs[0], "footnote", 3)
    document.add_paragraph("It is paid monthly.")
    document.sections[0].header.paragraphs[0].text = "Lumina Homes"
    document.sections[0].footer.paragraphs[0].text = "1"
    document.add_section().header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "Lumina Homes"
    document.sections[1].footer.is_linked_to_previous = False
    document.sections[1].footer.paragraphs[0].text = "Confidential"
    notes = {"footnote": ("Heating is extra.", "Three rents."), "endnote": ("As of May.",)}
    for kind, texts in notes.items():
        each = (f"<w:{kind} w:id='{at}'><w:p>{_RUN.format(text)}</w:p></w:{kind}>" for at, text in enumerate(texts, 2))
        part = footnotes if footnotes and kind == "footnote" else _spaced("".join(each), f"w:{kind}s")
        name, form = PackURI(f"/word/{kind}s.xml"), f"application/vnd.openxmlformats-officedocument.{kind}s+xml"
        made = Part(name, form, part.encode("utf-8"), document.part.package)
        document.part.relate_to(made, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}s")
    document.save(str(path))
    return path


def write_word_equation(path: Path, equation: str) -> Path:
    """Write a Word file with a paragraph that has an equation in OMML."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    paragraph = document.add_paragraph("The share is ")
    paragraph._p.append(parse_xml(_spaced(f"<m:oMath>{equation}</m:oMath>"))[0])
    paragraph.add_run(" of all.")
    document.save(str(path))
    return path
