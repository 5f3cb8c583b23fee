/// Tables of lots as people bring them, good and bad.

import { deflateRawSync } from "node:zlib";

export const csv = (rows, { separator = ";", line = "\r\n" } = {}) =>
  Buffer.from("\uFEFF" + rows.map((row) => row.map((cell) => (/[";,\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator) + line).join(""), "utf8");

/// The letters of Windows-1251; Kazakh ones are not in it.
export function windows_1251(text) {
  const byte_of = (letter) => {
    const code = letter.codePointAt(0);
    if (code < 0x80) return code;
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
    return letter === "ё" ? 0xb8 : 0x3f;
  };
  return Buffer.from([...text].map(byte_of));
}

const crc_table = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; ++bit) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});
const crc32 = (bytes) => {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = crc_table[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
};

/// A ZIP archive of `files`: name → bytes.
function zip(files) {
  const local = [], central = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content), packed = deflateRawSync(bytes), title = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(0x21, 6);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(title.length, 22);
    local.push(Buffer.from("PK\x03\x04", "latin1"), about, title, packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), about, place, title);
    offset += 30 + title.length + packed.length;
  }
  const directory = Buffer.concat(central), end = Buffer.alloc(22);
  const count = Object.keys(files).length;
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const cell_of = (cell, at) =>
  cell.formula ? `<c r="${at}"><f>${escaped(cell.formula)}</f><v>${cell.value}</v></c>` : `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
const sheet_of = (rows) =>
  rows.map((row, r) => `<row r="${r + 1}">${row.map((cell, c) => cell_of(cell, `${letters[c]}${r + 1}`)).join("")}</row>`).join("");

const namespace = "http://schemas.openxmlformats.org";
const workbook = (sheet_data) =>
  zip({
    "[Content_Types].xml": `<Types xmlns="${namespace}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${namespace}/package/2006/relationships"><Relationship Id="r1" Type="${namespace}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${namespace}/spreadsheetml/2006/main" xmlns:r="${namespace}/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${namespace}/package/2006/relationships"><Relationship Id="r1" Type="${namespace}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${namespace}/spreadsheetml/2006/main"><sheetData>${sheet_data}</sheetData></worksheet>`,
  });

/// A cell is a text, or `{formula, value}`.
export const xlsx = (rows) => workbook(sheet_of(rows));

/// A few hundred kilobytes which unpack to sixty megabytes.
export const zip_bomb = () => workbook(sheet_of([["№", "1"]]) + " ".repeat(60 << 20));
