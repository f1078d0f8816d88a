; A small installer around our macros, for wine without 32 bits: what electron-builder's template gives them, and no more.
Target amd64-unicode
!include LogicLib.nsh
!include FileFunc.nsh
!insertmacro GetParameters
!insertmacro GetOptions
!insertmacro un.GetParameters
!insertmacro un.GetOptions

; As electron-builder's nsisScriptGenerator.flags defines it, without its plug-in.
!macro _isUpdated _a _b _t _f
  ${un.GetParameters} $R0
  ClearErrors
  ${un.GetOptions} $R0 "--updated" $R1
  IfErrors `${_f}` `${_t}`
!macroend
!define isUpdated `"" isUpdated ""`
!include "${MACROS}"

Name "fettle"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\fettle"
RequestExecutionLevel admin
SilentInstall silent
SilentUnInstall silent

Function .onInit
  !insertmacro customInit
FunctionEnd

Function un.onInit
  !insertmacro customUnInit
FunctionEnd

Section
  SetRegView 64
  SetOutPath "$INSTDIR\resources\bin"
  File "${COMMAND}"
  SetOutPath "$INSTDIR"
  File "${PAYLOAD}"
  WriteUninstaller "$INSTDIR\Uninstall fettle.exe"
  !insertmacro customInstall
SectionEnd

Section Uninstall
  SetRegView 64
  !insertmacro customUnInstall
  SetOutPath $TEMP
  RMDir /r "$INSTDIR"
SectionEnd
