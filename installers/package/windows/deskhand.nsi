; Installs Deskhand for one person, without administrator rights; no other program is run.
; makensis -DVERSION=0.1.0 -DPAYLOAD=<folder of the app> -DICON=<deskhand.ico> -DOUTPUT=<setup.exe> deskhand.nsi
Unicode true
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

Name "Deskhand ${VERSION}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Deskhand"
InstallDirRegKey HKCU "Software\Deskhand" "Folder"
SetCompressor /SOLID lzma
CRCCheck force
BrandingText "Deskhand ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Deskhand"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Deskhand setup"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Deskhand"
!define CLASSES "Software\Classes"
!define MUI_FINISHPAGE_RUN "$INSTDIR\deskhand.exe"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString NotOurs ${LANG_ENGLISH} "$INSTDIR holds other files. Choose an empty folder. Nothing was changed."
LangString NotOurs ${LANG_SIMPCHINESE} "$INSTDIR 中有其他文件。请选择一个空文件夹。未作任何更改。"
LangString InUse ${LANG_ENGLISH} "Deskhand is running. Close it, then try again. Nothing was changed."
LangString InUse ${LANG_SIMPCHINESE} "Deskhand 正在运行。请先关闭它，再重试。未作任何更改。"
LangString NotWhole ${LANG_ENGLISH} "Not all files could be written: the disk may be full. Free some space, then start this setup again."
LangString NotWhole ${LANG_SIMPCHINESE} "有文件无法写入：磁盘可能已满。请腾出空间后重新运行安装程序。"
LangString Project ${LANG_ENGLISH} "Deskhand project"
LangString Project ${LANG_SIMPCHINESE} "Deskhand 项目"
LangString OpenWith ${LANG_ENGLISH} "Open with Deskhand"
LangString OpenWith ${LANG_SIMPCHINESE} "用 Deskhand 打开"

Section "Deskhand"
  ; The folder is emptied on an upgrade and at the end, so it must be the app's own.
  ${If} ${FileExists} "$INSTDIR\*.*"
    ${IfNot} ${FileExists} "$INSTDIR\SHA256SUMS"
      MessageBox MB_ICONSTOP "$(NotOurs)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    ClearErrors
    Delete "$INSTDIR\deskhand.exe"
    ${If} ${Errors}
      MessageBox MB_ICONSTOP "$(InUse)" /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}
    RMDir /r "$INSTDIR\_internal"
  ${EndIf}
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${PAYLOAD}/*"
  ${If} ${Errors}
    MessageBox MB_ICONSTOP "$(NotWhole)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Deskhand.lnk" "$INSTDIR\deskhand.exe"

  WriteRegStr HKCU "Software\Deskhand" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${CLASSES}\.deskhand" "" "Deskhand.Project"
  WriteRegStr HKCU "${CLASSES}\.deskhand\OpenWithProgids" "Deskhand.Project" ""
  WriteRegStr HKCU "${CLASSES}\Deskhand.Project" "" "$(Project)"
  WriteRegStr HKCU "${CLASSES}\Deskhand.Project\DefaultIcon" "" "$INSTDIR\deskhand.exe,0"
  WriteRegStr HKCU "${CLASSES}\Deskhand.Project\shell\open\command" "" '"$INSTDIR\deskhand.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\deskhand.exe\shell\open\command" "" '"$INSTDIR\deskhand.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\deskhand.exe\SupportedTypes" ".deskhand" ""
  ; A project is a folder: its menu offers to open it too.
  WriteRegStr HKCU "${CLASSES}\Directory\shell\Deskhand" "" "$(OpenWith)"
  WriteRegStr HKCU "${CLASSES}\Directory\shell\Deskhand" "Icon" "$INSTDIR\deskhand.exe,0"
  WriteRegStr HKCU "${CLASSES}\Directory\shell\Deskhand" "AppliesTo" "System.FileName:$\"*.deskhand$\""
  WriteRegStr HKCU "${CLASSES}\Directory\shell\Deskhand\command" "" '"$INSTDIR\deskhand.exe" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Deskhand"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\deskhand.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  ; Projects, and what the app keeps of settings and models, are the person's: nothing outside its own folder is touched.
  ClearErrors
  Delete "$INSTDIR\deskhand.exe"
  ${If} ${Errors}
    MessageBox MB_ICONSTOP "$(InUse)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\SHA256SUMS"
  Delete "$INSTDIR\sbom.cdx.json"
  Delete "$INSTDIR\licences.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Deskhand.lnk"
  DeleteRegKey HKCU "Software\Deskhand"
  DeleteRegKey HKCU "${CLASSES}\Deskhand.Project"
  DeleteRegKey HKCU "${CLASSES}\Applications\deskhand.exe"
  DeleteRegKey HKCU "${CLASSES}\Directory\shell\Deskhand"
  DeleteRegKey HKCU "${CLASSES}\.deskhand"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
