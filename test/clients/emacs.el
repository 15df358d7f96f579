;;; What the tests ask of a running Emacs  -*- lexical-binding: t -*-

;; Functions of strings, called by name with arguments in JSON. The same as in neovim.lua.

(require 'cl-lib)
(require 'eglot)
(require 'flymake)
(require 'json)
(require 'xref)

(defconst objrefs-test--wait 10 "Seconds.")

(defun objrefs-test--wait-for (what condition)
  (with-timeout (objrefs-test--wait (error "Waited in vain for %s" what))
    (while (not (funcall condition))
      (accept-process-output nil 0.01))))

(defun objrefs-test--end-command ()
  "Run what waits for the end of a command: there is none without keys."
  (run-hooks 'post-command-hook))

(defun objrefs-test-open (path)
  "Show a file.  Return when Eglot as the guide configures it manages it."
  (switch-to-buffer (find-file-noselect path))
  (objrefs-test--end-command)
  (objrefs-test--wait-for "Eglot" #'eglot-managed-p)
  (objrefs-test--end-command))

(defun objrefs-test-lines ()
  (vconcat (split-string (buffer-substring-no-properties (point-min) (point-max)) "\n")))

(defun objrefs-test-move (text)
  "Put the cursor on the first TEXT."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun objrefs-test-replace (old new)
  "Replace the first OLD of the text."
  (objrefs-test-move old)
  (delete-char (length old))
  (insert new))

(defun objrefs-test-diagnostics ()
  (vconcat
   (mapcar
    (lambda (diagnostic)
      (let* ((start (flymake-diagnostic-beg diagnostic))
             (line-start (save-excursion (goto-char start) (pos-bol))))
        (list :line (1- (line-number-at-pos start))
              :before (buffer-substring-no-properties line-start start)
              :text (buffer-substring-no-properties start (flymake-diagnostic-end diagnostic))
              :message (flymake-diagnostic-text diagnostic))))
    (sort (flymake-diagnostics) :key #'flymake-diagnostic-beg))))

(defun objrefs-test-hover ()
  "The text of the buffer that documents what is at the cursor."
  (with-current-buffer (get-buffer-create " *eldoc before*") (erase-buffer))
  (let ((shown nil))
    (let ((eldoc-display-functions
           (list (lambda (documents _interactive)
                   (setq shown (mapconcat (lambda (document) (substring-no-properties (car document))) documents "\n"))))))
      (eldoc-print-current-symbol-info t)
      (objrefs-test--wait-for "the hover" (lambda () shown)))
    shown))

(defun objrefs-test-definition ()
  "Go there, and tell the file, its line and what that line holds from the cursor on."
  (xref-find-definitions (xref-backend-identifier-at-point (xref-find-backend)))
  (with-current-buffer (window-buffer)
    (list :file buffer-file-name
          :line (1- (line-number-at-pos))
          :text (buffer-substring-no-properties (point) (pos-eol)))))

(defvar objrefs-test--completion nil "What Eglot answers to `completion-at-point'.")

(defun objrefs-test-complete (text)
  "Type a new last line and ask for what may follow."
  (goto-char (point-max))
  (insert (if (bolp) "" "\n") text)
  (setq objrefs-test--completion (eglot-completion-at-point))
  nil)

(defun objrefs-test-offered ()
  "What the list of completions offers."
  (pcase-let ((`(,start ,end ,table) objrefs-test--completion))
    (vconcat (mapcar #'substring-no-properties
                     (all-completions (buffer-substring start end) table)))))

(defun objrefs-test-accept (label)
  "Accept one of them, as popups for `completion-at-point' do."
  (pcase-let* ((`(,start ,end ,table . ,properties) objrefs-test--completion)
               (chosen (seq-find (lambda (candidate) (string= candidate label))
                                 (all-completions (buffer-substring start end) table))))
    (delete-region start end)
    (insert chosen)
    (funcall (plist-get properties :exit-function) chosen 'finished)))

(defun objrefs-test--fixes ()
  (eglot-code-actions (point) (point) "quickfix"))

(defun objrefs-test-fixes ()
  "Titles of the quick fixes at the cursor."
  (vconcat (mapcar (lambda (action) (plist-get action :title)) (objrefs-test--fixes))))

(defun objrefs-test-apply_fix (title)
  (eglot-execute (eglot-current-server)
                 (seq-find (lambda (action) (string= (plist-get action :title) title)) (objrefs-test--fixes))))

(defun objrefs-test-files ()
  "Files that have a buffer, shown or not."
  (vconcat (delq nil (mapcar #'buffer-file-name (buffer-list)))))

(defun objrefs-test-stop ()
  (eglot-shutdown-all))

(defun objrefs-test (name arguments)
  "Call the function NAME with ARGUMENTS, both ways JSON in Base64: no reader and no terminal stands in between."
  (let* ((decoded (json-parse-string (decode-coding-string (base64-decode-string arguments) 'utf-8) :array-type 'list))
         (answer (with-current-buffer (window-buffer)
                   (apply (intern (concat "objrefs-test-" name)) decoded)))
         (json (json-serialize (if (or (stringp answer) (vectorp answer) (keywordp (car-safe answer))) answer :null))))
    (base64-encode-string json t)))
